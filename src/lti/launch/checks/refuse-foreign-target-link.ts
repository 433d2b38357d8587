import { claim } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';
import { isOurs } from '../target-link.js';

/** The signed claim decides where the launch leads (LTI Core 1.3, section 5.3.4): only ever to us. */
export const refuseForeignTargetLink: ClaimCheck = (claims, { publicUrl }) => {
  const target = claims[claim.targetLinkUri];
  if (target === undefined) throw new LaunchRefusal('target_link_missing', 'no target link');
  if (!isOurs(target, publicUrl))
    throw new LaunchRefusal('target_link_foreign', 'a target link of another origin');
};
