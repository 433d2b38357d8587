import type { Forgery } from '../../../src/demo-lms/forge/forge.js';

/** A launch with some claims changed; those set to undefined are left out. */
export function withClaims(changes: Readonly<Record<string, unknown>>): Forgery {
  return { claims: (good) => ({ ...good, ...changes }) };
}

/** A launch without these claims. */
export function withoutClaims(...names: readonly string[]): Forgery {
  return withClaims(Object.fromEntries(names.map((name) => [name, undefined])));
}

/** A launch with this payload and nothing else. */
export function withPayload(payload: Record<string, unknown> | string): Forgery {
  return { claims: () => payload };
}
