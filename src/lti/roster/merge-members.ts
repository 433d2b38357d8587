import type { RosterMember } from '../../sittings/rosters.js';
import type { ListedMember } from '../services/members.js';

interface Former {
  readonly members: readonly RosterMember[];
  /** Whether a list was ever read: who stands in the first one is not new. */
  readonly read: boolean;
}

/** With the moment of their coming: now, for who was not in an earlier list. */
function dated(member: RosterMember, former: Former, known: RosterMember | undefined, now: number) {
  const since = known === undefined ? (former.read ? now : undefined) : known.since;
  return since === undefined ? member : { ...member, since };
}

function bySubject(members: readonly RosterMember[]): Map<string, RosterMember> {
  return new Map(members.map((member) => [member.subject, member]));
}

/** The whole list in place of the former one: who is not in it left. */
export function replaceMembers(listed: readonly ListedMember[], former: Former, now: number): RosterMember[] {
  const known = bySubject(former.members);
  const members = new Map<string, RosterMember>();
  for (const { member, active } of listed) {
    if (active) members.set(member.subject, dated(member, former, known.get(member.subject), now));
  }
  return [...members.values()];
}

/** What changed, on top of the former list (NRPS 2.0, section 2.4.2): who is not named stays as they were. */
export function changeMembers(changed: readonly ListedMember[], former: Former, now: number): RosterMember[] {
  const members = bySubject(former.members);
  for (const { member, active } of changed) {
    const known = members.get(member.subject);
    if (active) members.set(member.subject, dated(member, former, known, now));
    else members.delete(member.subject);
  }
  return [...members.values()];
}
