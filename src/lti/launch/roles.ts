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

/** Who builds courses without teaching them: a content developer. */
const AUTHORING = new Set(['ContentDeveloper', `${MEMBERSHIP}ContentDeveloper`]);

/** Whether a person may choose what stands in a course: who teaches it, and who builds it. */
export function mayAuthor(roles: readonly string[]): boolean {
  return launchRole(roles) === 'teacher' || roles.some((role) => AUTHORING.has(role));
}

const LEARNING = new Set(['Learner', 'Student', `${MEMBERSHIP}Learner`]);
/** A teacher who looks at the course as a learner would (Canvas): nobody. */
const TEST_USER = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';

/** Whether a list of members means somebody who is here to learn: not who teaches, follows, builds or observes. */
export function isLearning(roles: readonly string[]): boolean {
  if (launchRole(roles) === 'teacher' || roles.includes(TEST_USER)) return false;
  return roles.some((role) => LEARNING.has(role) || role.startsWith(`${SUB_ROLE}Learner#`));
}
