import type { Request } from 'express';

const QUERY = /\?.*$/s;
const OPAQUE_IDS = /[A-Za-z0-9_-]{22}/g;

/** What the log may say of an address: neither its query, where invitations stand, nor whose launch it is. */
export function loggedPath({ originalUrl }: Request): string {
  return originalUrl.replace(QUERY, '').replace(OPAQUE_IDS, ':id');
}
