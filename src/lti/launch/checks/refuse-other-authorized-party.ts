import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** OpenID Connect Core 1.0, 3.1.3.7: several audiences need an `azp`; any `azp` must be our client id. */
export const refuseOtherAuthorizedParty: ClaimCheck = ({ aud, azp }, { registration }) => {
  const several = Array.isArray(aud) && aud.length > 1;
  if (azp === undefined ? several : azp !== registration.clientId) {
    throw new LaunchRefusal('authorized_party_mismatch', 'azp is not our client id');
  }
};
