import type { PlatformQuirks, ScoreFacts } from './platform-quirks.js';

const SUBMISSION = 'https://canvas.instructure.com/lti/submission';

/**
 * Without `new_submission: false` Canvas counts every score as one more attempt. A submission by launch lets
 * SpeedGrader open us, which stands in for submission review. A value that changed without a new attempt gives way to
 * a teacher's mark; that of a new attempt is newer than the mark, as on every platform.
 */
function submission({ newSubmission, revised, submittedAt, launchUrl }: ScoreFacts): object {
  return {
    [SUBMISSION]: {
      new_submission: newSubmission,
      ...(newSubmission ? { submission_type: 'basic_lti_launch', submission_data: launchUrl } : {}),
      ...(submittedAt === undefined ? {} : { submitted_at: new Date(submittedAt).toISOString() }),
      ...(revised ? { prioritize_non_tool_grade: true } : {}),
    },
  };
}

/**
 * Canvas throttles by cost, and parallel calls cost more; refuses a timestamp before the result's with 400; and says
 * 422 of who is no student of the course, or has no attempt left (app/controllers/lti/ims/scores_controller.rb).
 */
export const canvas: Partial<PlatformQuirks> = {
  requestsAtOnce: 1,
  conflicts: [400, 409],
  notGraded: [422],
  countsAttempts: true,
  commentsAddUp: true,
  extension: submission,
};
