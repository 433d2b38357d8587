import { createHmac, hash, timingSafeEqual } from 'node:crypto';

/** SHA-256 in base64url: how tokens are stored, so that a copy of the store opens no session. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** HMAC-SHA-256 in base64url: what one secret gives for one purpose, revealing nothing of the secret. */
export function derive(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Compares without telling by its duration where the difference is; the length of a secret is no secret. */
export function sameSecret(given: string, expected: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(expected);
  return a.length === b.length && timingSafeEqual(a, b);
}
