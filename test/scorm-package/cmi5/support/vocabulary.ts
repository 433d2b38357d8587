/** Names as cmi5 and xAPI print them, written here once more: the module's own could be wrong. */
export const VERBS = ['initialized', 'answered', 'completed', 'passed', 'failed', 'terminated'].map(
  (verb) => `http://adlnet.gov/expapi/verbs/${verb}`,
);

export const CMI5_CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/cmi5';

/** One of an LMS's own. */
export const LMS_CATEGORY = 'https://lms.example/categories/course';

export const MOVE_ON_CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/moveon';

export const MASTERY_SCORE = 'https://w3id.org/xapi/cmi5/context/extensions/masteryscore';

export const SESSION_ID = 'https://w3id.org/xapi/cmi5/context/extensions/sessionid';

export const INTERACTION_TYPE = 'http://adlnet.gov/expapi/activities/cmi.interaction';

export const OBJECTIVE_TYPE = 'http://adlnet.gov/expapi/activities/objective';
