import { claim } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** LTI Core 1.3, section 5.3.2. */
export const refuseOtherVersion: ClaimCheck = (claims) => {
  const version = claims[claim.version];
  if (version !== '1.3.0') throw new LaunchRefusal('version_unsupported', `version ${version ?? 'missing'}`);
};
