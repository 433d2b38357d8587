import { randomBytes } from 'node:crypto';

/** An id that says nothing and cannot be guessed: 128 random bits, 22 characters of base64url. */
export function opaqueId(): string {
  return randomBytes(16).toString('base64url');
}

/** A secret for a browser or an invitation: 256 random bits, 43 characters of base64url. */
export function opaqueToken(): string {
  return randomBytes(32).toString('base64url');
}

const OPAQUE_ID = /^[A-Za-z0-9_-]{22}$/;

export function isOpaqueId(text: string): boolean {
  return OPAQUE_ID.test(text);
}
