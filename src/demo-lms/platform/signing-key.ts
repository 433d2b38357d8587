import { createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

import { calculateJwkThumbprint } from 'jose';
import type { JWK } from 'jose';

/** A platform's RSA key; `kid` is its RFC 7638 thumbprint. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** As the key set publishes it. */
  readonly publicJwk: JWK;
}

/** @throws Error when `jwk` is not a private RSA key */
export async function importSigningKey(jwk: Record<string, unknown>): Promise<SigningKey> {
  const privateKey = createPrivateKey({ format: 'jwk', key: jwk });
  const publicKey = createPublicKey(privateKey);
  const exported = publicKey.export({ format: 'jwk' });
  const { kty, n, e } = exported;
  if (kty !== 'RSA' || n === undefined || e === undefined) throw new Error('the signing key must be RSA');
  const bare: JWK = { kty, n, e };
  const kid = await calculateJwkThumbprint(bare);
  return { kid, privateKey, publicKey, publicJwk: { ...bare, kid, use: 'sig', alg: 'RS256' } };
}
