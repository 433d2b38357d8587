import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Encrypts what must not be readable in the store (AES-256-GCM, NIST SP 800-38D). The newest key of the ring
 * seals; every key of the ring opens, so that keys can be replaced without losing anything.
 */
export interface SecretBox {
  seal(text: string): string;
  /** @throws SecretBoxError when no key of the ring opens it, or it was altered. */
  open(sealed: string): string;
}

export class SecretBoxError extends Error {
  constructor() {
    super('no key of SECRET_KEYS opens what the store holds: the ring lacks the key that sealed it');
    this.name = 'SecretBoxError';
  }
}

const IV_BYTES = 12;
const TAG_BYTES = 16;

function open(key: Buffer, sealed: Buffer): string | undefined {
  const iv = sealed.subarray(0, IV_BYTES);
  const tag = sealed.subarray(sealed.length - TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(tag);
  try {
    const start = decipher.update(sealed.subarray(IV_BYTES, sealed.length - TAG_BYTES));
    return Buffer.concat([start, decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** @param ring base64 keys of 32 bytes, newest first, at least one. */
export function secretBox(ring: readonly string[]): SecretBox {
  const keys = ring.map((key) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'parcours secret box', 32)),
  );
  const [newest] = keys;
  if (newest === undefined) throw new RangeError('a secret box needs at least one key');
  return {
    seal(text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', newest, iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, body, cipher.getAuthTag()]).toString('base64url');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new SecretBoxError();
      for (const key of keys) {
        const text = open(key, bytes);
        if (text !== undefined) return text;
      }
      throw new SecretBoxError();
    },
  };
}
