/** What a person may do in a launch. */
export type LaunchRole = 'learner' | 'teacher';

const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership#';
const SUB_ROLE = 'http://purl.imsglobal.org/vocab/lis/v2/membership/';

/** Context roles that see everybody's results; a Mentor follows single learners, a ContentDeveloper none. */
const TEACHING = new Set(['Instructor', 'Administrator']);

/** Sub-roles of Instructor which do not teach this course: they look from outside. */
const NOT_TEACHING = new Set(['ExternalInstructor', 'GuestInstructor']);

function isTeaching(role: string): boolean {
  // Short names are deprecated, and mean context roles (LTI Core 1.3, appendix A.2.1).
  if (TEACHING.has(role)) return true;
  if (role.startsWith(MEMBERSHIP)) return TEACHING.has(role.slice(MEMBERSHIP.length));
  if (!role.startsWith(SUB_ROLE)) return false;
  const [principal = '', sub = ''] = role.slice(SUB_ROLE.length).split('#');
  return TEACHING.has(principal) && !NOT_TEACHING.has(sub);
}

/**
 * The least that the roles allow: only a role in this course makes a teacher. Institution and system roles
 * grant nothing here; unknown and empty roles mean that the person may take the path and sees nobody else.
 */
export function launchRole(roles: readonly string[]): LaunchRole {
  return roles.some(isTeaching) ? 'teacher' : 'learner';
}
