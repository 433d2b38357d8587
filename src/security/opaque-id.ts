import { randomFillSync } from 'node:crypto';

/** Random bytes are asked of the system for many ids at once, and each is given out once. */
const pool = Buffer.alloc(4096);
let used = pool.length;

function random(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString('base64url', used, used + bytes);
  pool.fill(0, used, used + bytes);
  used += bytes;
  return text;
}

/**
 * An id that says nothing and cannot be guessed: 128 random bits, 22 characters of base64url. None begins with a
 * dash, which a command line would take for an option.
 */
export function opaqueId(): string {
  for (;;) {
    const id = random(16);
    if (!id.startsWith('-')) return id;
  }
}

/** A secret for a browser or an invitation: 256 random bits, 43 characters of base64url. */
export function opaqueToken(): string {
  return random(32);
}

const OPAQUE_ID = /^[A-Za-z0-9_-]{22}$/;

export function isOpaqueId(text: string): boolean {
  return OPAQUE_ID.test(text);
}
