import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { verify, type KeyObject } from 'node:crypto';
import { KeySetUnavailableError, type PlatformKeys } from '../keys/platform-keys.js';
import type { Registration } from '../registrations.js';
import type { LaunchAccount } from './launch-account.js';
import { LaunchRefusal } from './refusal.js';

/** By configuration, never by what the token says of itself (Security Framework 1.0, section 5.1.3). */
const ALGORITHM = 'RS256';

function headerOf(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token);
  } catch (error) {
    throw new LaunchRefusal('token_malformed', 'the token has no readable header', { cause: error });
  }
}

async function keyOf(
  token: string,
  registration: Registration,
  keys: PlatformKeys,
  account: LaunchAccount,
): Promise<KeyObject> {
  const header = headerOf(token);
  account.header(header);
  const { alg, kid, crit } = header;
  if (alg !== ALGORITHM) {
    // Unsigned JSON from outside: it may be anything, an object that no text can be made of included.
    const named: unknown = alg;
    const name = typeof named === 'string' ? named.slice(0, 20) : 'no algorithm';
    throw new LaunchRefusal('algorithm_refused', `signed with ${name}`);
  }
  if (crit !== undefined) throw new LaunchRefusal('signature_invalid', 'the header demands an extension');
  if (typeof kid !== 'string' || kid === '') throw new LaunchRefusal('kid_missing', 'the token names no key');
  try {
    const key = await keys.find(registration.jwksUrl, kid);
    if (key !== undefined) return key;
  } catch (error) {
    if (!(error instanceof KeySetUnavailableError)) throw error;
    throw new LaunchRefusal('keys_unavailable', error.message, { cause: error });
  }
  throw new LaunchRefusal('kid_unknown', 'the platform publishes no key of that id');
}

/** Base64url as RFC 7515, section 2, has it: Node.js would pass over anything else in between. */
const PART = /^[\w-]*$/;

/**
 * What was signed, where the key did sign it (RFC 7515, section 5.2). At once and not on another thread, as `jose` has
 * it: the way there and back takes four times as long as the signature itself.
 */
function signedPayload(token: string, key: KeyObject): Buffer | undefined {
  const parts = token.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  if (parts.length !== 3 || !parts.every((part) => PART.test(part))) return undefined;
  const signed = Buffer.from(`${header}.${payload}`, 'latin1');
  if (!verify('sha256', signed, key, Buffer.from(signature, 'base64url'))) return undefined;
  return Buffer.from(payload, 'base64url');
}

/**
 * The claims of a token that the platform has signed.
 * @throws LaunchRefusal `token_malformed`, `algorithm_refused`, `kid_missing`, `kid_unknown`,
 *   `keys_unavailable`, `signature_invalid`
 */
export async function verifySignature(
  token: string,
  registration: Registration,
  keys: PlatformKeys,
  account: LaunchAccount,
): Promise<unknown> {
  const key = await keyOf(token, registration, keys, account);
  const payload = signedPayload(token, key);
  if (payload === undefined) {
    throw new LaunchRefusal('signature_invalid', 'the signature is not by the key it names');
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    throw new LaunchRefusal('token_malformed', 'the payload is not JSON', { cause: error });
  }
}
