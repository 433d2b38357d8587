import type { Request } from 'express';

import { DemoLmsError } from '../errors.js';

/**
 * Like Moodle's list of line items: the exact type, alone.
 *
 * @throws DemoLmsError `wrong_accept` (400)
 */
export function acceptExactly(request: Request, type: string): void {
  if (request.get('Accept') !== type) throw wrongAccept(type);
}

/**
 * Like Moodle's service router: nothing, any type, or exactly one known type.
 *
 * @throws DemoLmsError `wrong_accept` (400)
 */
export function acceptLoosely(request: Request, type: string): void {
  const accept = request.get('Accept') ?? '';
  if (accept !== '' && !accept.includes('*/*') && accept !== type) throw wrongAccept(type);
}

/**
 * The exact media type; parameters after `;` are ignored.
 *
 * @throws DemoLmsError `wrong_content_type` (415)
 */
export function requireContentType(request: Request, type: string): void {
  const sent = (request.get('Content-Type') ?? '').split(';')[0]?.trim();
  if (sent !== type) throw new DemoLmsError(415, 'wrong_content_type', `Content-Type must be ${type}`);
}

function wrongAccept(type: string): DemoLmsError {
  return new DemoLmsError(400, 'wrong_accept', `Accept must be ${type}, alone`);
}
