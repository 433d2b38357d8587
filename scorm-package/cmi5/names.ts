const ADL = 'http://adlnet.gov/expapi/';
const CMI5 = 'https://w3id.org/xapi/cmi5/context/';

/** The verbs that a module uses: those of cmi5 (section 9.3) and, for answers, one of ADL's. */
export type VerbName = 'initialized' | 'answered' | 'completed' | 'passed' | 'failed' | 'terminated';

export const verbIri = (name: VerbName): string => `${ADL}verbs/${name}`;

/** Marks a statement that cmi5 defines (section 9.6.2.1). */
export const CMI5_CATEGORY = `${CMI5}categories/cmi5`;

/** Marks one that counts for going on in the course (section 9.6.2.2). */
export const MOVE_ON_CATEGORY = `${CMI5}categories/moveon`;

/** The score that was to be reached, beside the outcome (section 9.6.3.2). */
export const MASTERY_SCORE = `${CMI5}extensions/masteryscore`;

export const INTERACTION_TYPE = `${ADL}activities/cmi.interaction`;

export const OBJECTIVE_TYPE = `${ADL}activities/objective`;

/** The document of the learner's preferences, which every module asks for (section 11). */
export const PREFERENCES = 'cmi5LearnerPreferences';

export const LAUNCH_DATA = 'LMS.LaunchData';

/** The document that holds what a module must know to go on. */
export const STATE = 'parcours';
