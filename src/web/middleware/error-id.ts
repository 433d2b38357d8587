import type { Response } from 'express';
import { opaqueId } from '../../security/opaque-id.js';

/** What a person reads on an error page and the log carries with the reason: one for each request. */
export function errorIdOf(response: Response): string {
  const known: unknown = response.locals['errorId'];
  if (typeof known === 'string') return known;
  const errorId = opaqueId();
  response.locals['errorId'] = errorId;
  return errorId;
}
