import { sameSecret } from '../../../security/digest.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** The nonce must be the one this very login sent (Security Framework 1.0, section 5.1.3). */
export const refuseOtherNonce: ClaimCheck = (claims, { nonce }) => {
  if (claims.nonce === undefined || !sameSecret(claims.nonce, nonce)) {
    throw new LaunchRefusal(
      'nonce_mismatch',
      claims.nonce === undefined ? 'no nonce' : 'a nonce of another login',
    );
  }
};
