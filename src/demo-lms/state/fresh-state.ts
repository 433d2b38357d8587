import { generateKeyPairSync } from 'node:crypto';

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

/** A new private RSA key, as a JWK. */
export function newSigningKey(): Record<string, unknown> {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }) };
}
