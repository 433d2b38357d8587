import type { PlatformQuirks } from './platform-quirks.js';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';
const INSTITUTION_INSTRUCTOR = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor';
const INSTITUTION_STUDENT = 'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student';

/** What Open edX called the roles that somebody has in the course, before it had names for these. */
const IN_THE_COURSE: ReadonlyMap<string, string> = new Map([
  [INSTITUTION_INSTRUCTOR, `${MEMBERSHIP}#Instructor`],
  [INSTITUTION_STUDENT, `${MEMBERSHIP}#Learner`],
]);

/**
 * Releases of xblock-lti-consumer before 11.1.0 (April 2026) send the role in the course under the name of a role in
 * the institution, and no role of the course at all (lti_consumer/lti_1p3/constants.py, LTI_1P3_ROLE_MAP). Newer ones
 * send both, and mean what they say. Never for other platforms: there it would make teachers of the whole staff.
 */
export function openEdxRoles(roles: readonly string[]): readonly string[] {
  if (roles.some((role) => role.startsWith(MEMBERSHIP))) return roles;
  return roles.map((role) => IN_THE_COURSE.get(role) ?? role);
}

/** Open edX takes whole points only, and refuses a timestamp that is equal or older with 400. */
export const openEdx: Partial<PlatformQuirks> = {
  wholePoints: true,
  conflicts: [400, 409],
};
