import { claim } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** LTI Core 1.3, section 5.3.3. */
export const refuseMissingDeployment: ClaimCheck = (claims) => {
  if (claims[claim.deploymentId] === undefined) {
    throw new LaunchRefusal('deployment_missing', 'no deployment id');
  }
};
