import { LOGIN_LIFETIME } from '../../login/transactions.js';
import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** How far a platform's clock may be from ours, in seconds. */
const SKEW = 60;

/** A token answers a login that is at most ten minutes old, so it cannot have been made long before. */
const MAX_AGE = LOGIN_LIFETIME / 1_000;

/** `exp` and `iat` are required (Security Framework 1.0, section 5.1.2), `nbf` is heeded where sent. */
export const refuseWrongTimes: ClaimCheck = ({ exp, iat, nbf }, { now }) => {
  const seconds = now / 1_000;
  if (exp === undefined || iat === undefined) throw new LaunchRefusal('time_missing', 'no exp or no iat');
  if (exp + SKEW <= seconds)
    throw new LaunchRefusal('token_expired', `expired ${Math.round(seconds - exp)} s ago`);
  if (Math.max(iat, nbf ?? iat) > seconds + SKEW) {
    throw new LaunchRefusal('token_from_future', 'issued, or valid, more than a minute from now');
  }
  if (iat + MAX_AGE + SKEW <= seconds) {
    throw new LaunchRefusal('token_too_old', `issued ${Math.round(seconds - iat)} s ago, before the login`);
  }
};
