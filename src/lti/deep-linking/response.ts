import { SignJWT } from 'jose';
import { opaqueId } from '../../security/opaque-id.js';
import { claim, message } from '../claims-vocabulary.js';
import type { ToolKeys } from '../keys/tool-keys.js';
import type { Registration } from '../registrations.js';
import type { Session } from '../sessions.js';

/** Time to press the button where a browser runs no scripts, in seconds. */
const LIFETIME = 600;
/** Platforms whose clock is behind refuse an answer "from the future", in seconds. */
const BACKDATED = 5;

/**
 * Our answer to a deep linking request, signed (Deep Linking 2.0, section 4.4.4): the tool is the issuer here, the
 * platform the audience. Without items it means that the teacher gave up.
 */
export async function deepLinkingResponse(
  { issuer, clientId }: Registration,
  { deploymentId, data }: NonNullable<Session['deepLinking']>,
  items: readonly object[],
  { toolKeys, now }: { readonly toolKeys: ToolKeys; readonly now: () => number },
): Promise<string> {
  const { kid, privateKey } = await toolKeys.signingKey();
  const seconds = Math.floor(now() / 1_000);
  return new SignJWT({
    nonce: opaqueId(),
    [claim.messageType]: message.deepLinkingResponse,
    [claim.version]: '1.3.0',
    [claim.deploymentId]: deploymentId,
    ...(data === undefined ? {} : { [claim.deepLinkingData]: data }),
    [claim.contentItems]: items,
  })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
    .setIssuer(clientId)
    .setAudience(issuer)
    .setIssuedAt(seconds - BACKDATED)
    .setExpirationTime(seconds + LIFETIME)
    .sign(privateKey);
}
