import type { Request } from 'express';

const QUERY = /\?.*$/s;
const OPAQUE_IDS = /[A-Za-z0-9_-]{22}/g;

/** No address of ours is longer than this, and nobody else's fills the log. */
const LONGEST = 200;

/** What the log may say of an address: neither its query, where invitations stand, nor whose launch it is. */
export function loggedPath({ originalUrl }: Pick<Request, 'originalUrl'>): string {
  return originalUrl.replace(QUERY, '').replace(OPAQUE_IDS, ':id').slice(0, LONGEST);
}
