import { constants, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import type { SigningKey } from '../platform/signing-key.js';

/**
 * Which key signs: the platform's, another RSA key, none (`alg: none`, no signature), or an HMAC keyed with
 * the platform's public key in PEM (the algorithm confusion of RFC 8725 section 2.1).
 */
export type KeyChoice = 'own' | 'other' | 'none' | 'hs256';

export interface SignOptions {
  /** Merged into the header; a member set to undefined is left out. */
  readonly header?: Readonly<Record<string, unknown>>;
  readonly key?: KeyChoice;
}

const ALGORITHM: Record<KeyChoice, string> = { own: 'RS256', other: 'RS256', none: 'none', hs256: 'HS256' };
let otherKey: KeyObject | undefined;

/**
 * A compact JWS, right by default and wrong on demand. Written by hand because a sound library refuses most
 * of what a tool must be tested against. The signature follows `header.alg` where it is an RSA one.
 *
 * @param payload claims, or the text to put in place of a JSON object
 */
export function signJws(
  own: SigningKey,
  payload: Record<string, unknown> | string,
  options: SignOptions = {},
): string {
  const key = options.key ?? 'own';
  const header: Record<string, unknown> = {
    alg: ALGORITHM[key],
    typ: 'JWT',
    kid: own.kid,
    ...options.header,
  };
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const input = `${encode(JSON.stringify(header))}.${encode(text)}`;
  return `${input}.${signature(own, key, header['alg'], input)}`;
}

function signature(own: SigningKey, key: KeyChoice, algorithm: unknown, input: string): string {
  if (key === 'none') return '';
  if (key === 'hs256') {
    const secret = own.publicKey.export({ type: 'spki', format: 'pem' });
    return createHmac('sha256', secret).update(input).digest('base64url');
  }
  const [, family = 'RS', size = '256'] = /^([RP]S)(256|384|512)$/.exec(String(algorithm)) ?? [];
  const privateKey = key === 'own' ? own.privateKey : anotherKey();
  const padding =
    family === 'PS'
      ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
      : { padding: constants.RSA_PKCS1_PADDING };
  return sign(`sha${size}`, Buffer.from(input), { key: privateKey, ...padding }).toString('base64url');
}

function anotherKey(): KeyObject {
  otherKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return otherKey;
}

function encode(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
