import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** To the letter: an issuer with a slash more is another issuer (OpenID Connect Core 1.0, 3.1.3.7). */
export const refuseOtherIssuer: ClaimCheck = (claims, { registration }) => {
  if (claims.iss !== registration.issuer) {
    throw new LaunchRefusal('issuer_mismatch', 'the token is of another issuer than the login');
  }
};
