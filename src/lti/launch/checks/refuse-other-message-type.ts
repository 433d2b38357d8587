import { claim, message } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** LTI Core 1.3, section 5.3.1. */
export const refuseOtherMessageType: ClaimCheck = (claims) => {
  const type = claims[claim.messageType];
  if (type === undefined) throw new LaunchRefusal('message_type_missing', 'no message type');
  if (type !== message.resourceLink) throw new LaunchRefusal('message_type_unsupported', `message ${type}`);
};
