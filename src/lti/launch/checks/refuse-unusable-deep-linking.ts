import { claim, message } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';
import { mayAuthor } from '../roles.js';

/** Deep Linking 2.0, section 4.4.1: where to answer, and what it takes; and who may choose for a course. */
export const refuseUnusableDeepLinking: ClaimCheck = (claims) => {
  if (claims[claim.messageType] !== message.deepLinking) return;
  const settings = claims[claim.deepLinkingSettings];
  if (settings?.deep_link_return_url === undefined || settings.accept_types === undefined) {
    throw new LaunchRefusal('deep_linking_settings_missing', 'no return address, or no accepted types');
  }
  if (!mayAuthor(claims[claim.roles] ?? [])) {
    throw new LaunchRefusal('role_not_authoring', 'who asks may not choose content for the course');
  }
};
