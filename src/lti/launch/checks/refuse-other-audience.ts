import type { ClaimCheck } from '../check.js';
import { LaunchRefusal } from '../refusal.js';

/** We must be an audience, and no audience that we do not trust may stand beside us (OIDC Core 3.1.3.7). */
export const refuseOtherAudience: ClaimCheck = ({ aud }, { registration }) => {
  const audiences = typeof aud === 'string' ? [aud] : (aud ?? []);
  if (!audiences.includes(registration.clientId)) {
    throw new LaunchRefusal('audience_mismatch', 'the token is for another client');
  }
  if (audiences.some((audience) => audience !== registration.clientId)) {
    throw new LaunchRefusal('audience_untrusted', 'the token is for another client as well');
  }
};
