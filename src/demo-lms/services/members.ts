import { COURSE } from '../course/course.js';
import type { Enrolment } from '../course/enrolments.js';
import { rolesOf } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { personalClaims } from '../platform/launch-claims.js';
import type { Registration } from '../state/schema.js';

export interface MembersQuery {
  /** Only people in this role: short name or full URI. */
  readonly role: string | undefined;
  /** The list as somebody who opens this activity would find it (section 2.4 of NRPS 2.0). */
  readonly rlid: string | undefined;
  /** Whether each member's groups are asked for (Course Groups 1.0). */
  readonly groups: boolean;
  /** Only what changed after this revision of the list. */
  readonly since: number | undefined;
}

/**
 * Everyone enrolled (NRPS 2.0 section 2.2). Roles are short names, as Moodle sends them here though it sends
 * full URIs at launch; names and e-mails only where the registration asked.
 *
 * @throws DemoLmsError `unknown_link` (404) where `rlid` names no activity
 */
export function membersOf(
  lms: Lms,
  registration: Registration,
  { role, rlid, groups, since }: MembersQuery,
): Record<string, unknown>[] {
  if (rlid !== undefined) refuseUnknownLink(lms, rlid);
  const { enrolments } = lms;
  const listed = since === undefined ? enrolments.active() : enrolments.changedSince(since);
  const show = shownBy(lms, registration);
  return listed
    .map((enrolment) => ({
      ...show(enrolment),
      ...(groups ? { group_enrollments: enrolment.groups.map((id) => ({ group_id: id })) } : {}),
      ...(rlid === undefined ? {} : { message: [{ custom: { link: rlid } }] }),
    }))
    .filter(
      ({ roles }) => role === undefined || roles.some((one) => role === one || role.endsWith(`#${one}`)),
    );
}

function refuseUnknownLink(lms: Lms, rlid: string): void {
  const known = lms.keeper.state.links.some(({ id }) => id === rlid);
  if (!known || lms.faults.strike('members-rlid-refused') !== undefined) {
    throw new DemoLmsError(404, 'unknown_link', 'rlid names no activity of the course');
  }
}

/** A member as this registration is shown them, spoilt as the switches say. */
function shownBy(lms: Lms, registration: Registration) {
  const long = lms.faults.strike('members-long-roles') !== undefined;
  const loud = lms.faults.strike('members-loud-status') !== undefined;
  const nameless = lms.faults.strike('members-without-names') !== undefined;
  return ({ person, status }: Enrolment) => ({
    status: loud ? status.toUpperCase() : status,
    user_id: person.sub,
    roles: long ? rolesOf(person) : [person.role === 'teacher' ? 'Instructor' : 'Learner'],
    ...(nameless ? {} : personalClaims(registration, person)),
  });
}

export function membersContext(): Record<string, string> {
  return { id: COURSE.id, label: COURSE.label, title: COURSE.title };
}
