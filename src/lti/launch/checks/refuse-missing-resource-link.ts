import { claim, message } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** LTI Core 1.3, section 5.3.5; a deep linking request has no link yet. */
export const refuseMissingResourceLink: ClaimCheck = (claims) => {
  if (claims[claim.messageType] === message.deepLinking) return;
  if (claims[claim.resourceLink]?.id === undefined) {
    throw new LaunchRefusal('resource_link_missing', 'no resource link, or one without an id');
  }
};
