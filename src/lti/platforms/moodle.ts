import type { PlatformQuirks } from './platform-quirks.js';

/**
 * Moodle answers 400 to a score of somebody without a gradebook role: teachers, administrators, guests
 * (mod/lti/service/gradebookservices, `is_user_gradable_in_course`). It compares timestamps in whole seconds, and
 * erases the grade on any score that is not final: none is ever sent. A grade that was overridden in the gradebook stays
 * until that is undone there: a score is answered 200, and kept unseen as the raw grade (`grade_grade::overridden`). Since 4.3 the tool's settings alone say where
 * its activities open (mod/lti/locallib.php), though deep linking still offers both.
 */
export const moodle: Partial<PlatformQuirks> = {
  marksStand: true,
  notGraded: [400],
  opensWhereChosen: false,
};
