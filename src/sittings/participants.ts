import type { Identity } from './learners.js';
import type { Roster, RosterMember } from './rosters.js';
import type { Standing } from './standings.js';

/** Somebody in the teacher's list: who began, and who could. */
export interface Participation extends Omit<
  Standing,
  'learnerId' | 'status' | 'attempt' | 'max' | 'startedAt'
> {
  /** Tells rows apart, and orders equal ones. */
  readonly key: string;
  /** Absent for who never came: nobody has one before. */
  readonly learnerId: string | undefined;
  /** Absent where the platform does not tell names. */
  readonly name: string | undefined;
  readonly status: Standing['status'] | 'not-begun';
  /** Absent, as what follows, for who has not begun. */
  readonly attempt: number | undefined;
  readonly max: number | undefined;
  readonly startedAt: number | undefined;
  /** Ids of their groups. */
  readonly groups: readonly string[];
  /** Whether they are no longer in the course. */
  readonly left: boolean;
  /** When they came into the course, where they were not in it from the first. */
  readonly since: number | undefined;
}

/**
 * Whether the list says that they are gone. One read before they began knows nothing of them, and one that names
 * nobody at all tells nothing.
 */
function hasLeft(roster: Roster | undefined, member: RosterMember | undefined, startedAt: number): boolean {
  if (roster?.readAt === undefined || roster.members.length === 0) return false;
  return member === undefined && roster.readAt > startedAt;
}

const NOT_BEGUN = {
  learnerId: undefined,
  status: 'not-begun',
  attempt: undefined,
  answered: 0,
  max: undefined,
  startedAt: undefined,
  finishedAt: undefined,
  level: undefined,
  ability: undefined,
  gradeShare: undefined,
  left: false,
} as const;

/**
 * Everybody who began, and every learner of the course who did not, in no order. People are the same where their id on
 * the platform is; teachers are no learners, but whoever began is shown.
 */
export function participants(
  began: readonly Standing[],
  identities: ReadonlyMap<string, Identity>,
  roster: Roster | undefined,
): Participation[] {
  const members = new Map(roster?.members.map((member) => [member.subject, member]));
  const rows: Participation[] = began.map((standing) => {
    const identity = identities.get(standing.learnerId);
    const member = members.get(identity?.subject ?? '');
    if (member !== undefined) members.delete(member.subject);
    const left = hasLeft(roster, member, standing.startedAt);
    const name = identity?.name ?? member?.name;
    const { groups = [], since } = member ?? {};
    return { ...standing, key: standing.learnerId, name, groups, left, since };
  });
  for (const { subject, role, name, groups = [], since } of members.values()) {
    if (role === 'learner') rows.push({ ...NOT_BEGUN, key: subject, name, groups, since });
  }
  return rows;
}
