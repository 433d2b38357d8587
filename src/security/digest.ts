import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** SHA-256 in base64url: how tokens are stored, so that a copy of the store opens no session. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** HMAC-SHA-256 in base64url: what one secret gives for one purpose, revealing nothing of the secret. */
export function derive(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}

/** Compares without telling by its duration where the difference is. */
export function sameSecret(given: string, expected: string): boolean {
  const a = createHash('sha256').update(given).digest();
  const b = createHash('sha256').update(expected).digest();
  return timingSafeEqual(a, b);
}
