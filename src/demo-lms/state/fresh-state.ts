import { generateKeyPairSync } from 'node:crypto';

import { FIRST_LINKS } from '../course/course.js';
import type { DemoState } from './schema.js';

/** A new key, the course's first activities, no tool registered. */
export function freshState(): DemoState {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    version: 1,
    signingKey: { ...privateKey.export({ format: 'jwk' }) },
    loginMethod: 'GET',
    registrations: [],
    links: FIRST_LINKS.map((link) => ({ ...link, custom: { ...link.custom } })),
    lineItems: [],
    grades: [],
  };
}
