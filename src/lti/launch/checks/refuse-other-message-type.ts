import { claim, message } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

const SUPPORTED: ReadonlySet<string> = new Set([
  message.resourceLink,
  message.deepLinking,
  message.submissionReview,
]);

/** LTI Core 1.3, section 5.3.1. */
export const refuseOtherMessageType: ClaimCheck = (claims) => {
  const type = claims[claim.messageType];
  if (type === undefined) throw new LaunchRefusal('message_type_missing', 'no message type');
  if (!SUPPORTED.has(type)) throw new LaunchRefusal('message_type_unsupported', `message ${type}`);
};
