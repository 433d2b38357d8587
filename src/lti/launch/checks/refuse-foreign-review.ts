import { claim, message } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';
import { launchRole } from '../roles.js';

/** Submission Review 1.0, section 3.2: it names whose work; a learner looks at their own only. */
export const refuseForeignReview: ClaimCheck = (claims) => {
  if (claims[claim.messageType] !== message.submissionReview) return;
  const whose = claims[claim.forUser]?.user_id;
  if (whose === undefined) throw new LaunchRefusal('for_user_missing', 'no word of whose work to review');
  if (whose !== claims.sub && launchRole(claims[claim.roles] ?? []) !== 'teacher') {
    throw new LaunchRefusal('review_foreign', 'a learner asked for the work of somebody else');
  }
};
