import { claim } from '../../claims-vocabulary.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** The claim must be there, though it may be empty (LTI Core 1.3, section 5.3.7). */
export const refuseMissingRoles: ClaimCheck = (claims) => {
  if (claims[claim.roles] === undefined) throw new LaunchRefusal('roles_missing', 'no roles claim');
};
