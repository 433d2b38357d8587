import type { Config } from '../../config.js';
import type { ByHand } from '../../lti/register-by-hand.js';
import { addressRefusal } from '../../outbound/guarded-client.js';
import { CommandFailure } from '../failures.js';

/**
 * What the service would never call is not registered: each launch and each grade would fail.
 * @throws CommandFailure
 */
export function requireCallable(
  { tokenUrl, jwksUrl }: Pick<ByHand, 'tokenUrl' | 'jwksUrl'>,
  { loopback, allowedPrivateHosts }: Pick<Config, 'loopback' | 'allowedPrivateHosts'>,
): void {
  for (const url of [tokenUrl, jwksUrl]) {
    const refusal = addressRefusal(url, { allowLoopback: loopback, allowedPrivateHosts });
    if (refusal === undefined) continue;
    const mend =
      refusal === 'address_refused'
        ? 'a private address is called only where ALLOWED_PRIVATE_HOSTS names its host'
        : 'it may be an https address, or http on this machine where PUBLIC_URL is on it too';
    throw new CommandFailure(`the service would not call ${url}: ${mend}; nothing was changed`);
  }
}
