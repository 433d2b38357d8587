import { verify, type KeyObject } from 'node:crypto';
import { decodeProtectedHeader, type ProtectedHeaderParameters } from 'jose';
import { KeySetUnavailableError, type PlatformKeys } from '../keys/platform-keys.js';
import type { Registration } from '../registrations.js';
import { LaunchRefusal } from './refusal.js';

/** By configuration, never by what the token says of itself (Security Framework 1.0, section 5.1.3). */
const ALGORITHM = 'RS256';

/** Header, payload and signature, each in base64url without padding (RFC 7515, section 7.1). */
const COMPACT = /^[\w-]+\.[\w-]*\.[\w-]+$/;

function headerOf(token: string): ProtectedHeaderParameters {
  try {
    return decodeProtectedHeader(token);
  } catch (error) {
    throw new LaunchRefusal('token_malformed', 'the token has no readable header', { cause: error });
  }
}

async function keyOf(token: string, registration: Registration, keys: PlatformKeys): Promise<KeyObject> {
  const { alg, kid, crit } = headerOf(token);
  if (alg !== ALGORITHM) {
    const named = typeof alg === 'string' ? alg.slice(0, 20) : 'no name of an algorithm';
    throw new LaunchRefusal('algorithm_refused', `signed with ${named}`);
  }
  if (typeof kid !== 'string' || kid === '') throw new LaunchRefusal('kid_missing', 'the token names no key');
  // An extension that we must understand (RFC 7515, section 4.1.11): we understand none.
  if (crit !== undefined) throw new LaunchRefusal('signature_invalid', 'the header demands an extension');
  try {
    const key = await keys.find(registration.jwksUrl, kid);
    if (key !== undefined) return key;
  } catch (error) {
    if (!(error instanceof KeySetUnavailableError)) throw error;
    throw new LaunchRefusal('keys_unavailable', error.message, { cause: error });
  }
  throw new LaunchRefusal('kid_unknown', 'the platform publishes no key of that id');
}

/** RSASSA-PKCS1-v1_5 with SHA-256, at once: handing so short a task to another thread costs more than it takes. */
function isSignedBy(key: KeyObject, signed: string, signature: string): boolean {
  return verify('sha256', Buffer.from(signed, 'ascii'), key, Buffer.from(signature, 'base64url'));
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
): Promise<unknown> {
  const key = await keyOf(token, registration, keys);
  const end = token.lastIndexOf('.');
  const signed = token.slice(0, end);
  if (!COMPACT.test(token) || !isSignedBy(key, signed, token.slice(end + 1))) {
    throw new LaunchRefusal('signature_invalid', 'the signature is not by the key it names');
  }
  const payload = Buffer.from(signed.slice(signed.indexOf('.') + 1), 'base64url');
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch (error) {
    throw new LaunchRefusal('token_malformed', 'the payload is not JSON', { cause: error });
  }
}
