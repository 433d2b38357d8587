import { COURSE } from '../course/course.js';
import { PEOPLE } from '../course/people.js';
import { personalClaims } from '../platform/launch-claims.js';
import type { Registration } from '../state/schema.js';

/**
 * Everyone enrolled (NRPS 2.0 section 2.2). Roles are short names, as Moodle sends them here though it sends
 * full URIs at launch; names and e-mails only where the registration asked.
 *
 * @param role only people in this role: short name or full URI
 */
export function membersOf(registration: Registration, role: string | undefined): Record<string, unknown>[] {
  return PEOPLE.map((person) => ({
    status: 'Active',
    user_id: person.sub,
    roles: [person.role === 'teacher' ? 'Instructor' : 'Learner'],
    ...personalClaims(registration, person),
  })).filter(
    ({ roles }) => role === undefined || roles.some((one) => role === one || role.endsWith(`#${one}`)),
  );
}

export function membersContext(): Record<string, string> {
  return { id: COURSE.id, label: COURSE.label, title: COURSE.title };
}
