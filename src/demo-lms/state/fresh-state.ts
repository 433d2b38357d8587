import { createPrivateKey, generateKeyPairSync } from 'node:crypto';

import { FIRST_LINKS } from '../course/course.js';
import type { DemoState } from './schema.js';

/** The course's first activities, no tool registered. @param signingKey a private RSA JWK */
export function freshState(signingKey: Readonly<Record<string, unknown>>): DemoState {
  return {
    version: 1,
    signingKey: { ...signingKey },
    loginMethod: 'GET',
    registrations: [],
    links: FIRST_LINKS.map((link) => ({ ...link, custom: { ...link.custom } })),
    lineItems: [],
    grades: [],
  };
}

/**
 * A new private RSA key, as a JWK. It leaves its making as text: exporting the very key that was made can stop the
 * process for good, where memory is collected at that moment (a lock of Node.js 20, taken twice).
 */
export function newSigningKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return { ...createPrivateKey(privateKey).export({ format: 'jwk' }) };
}
