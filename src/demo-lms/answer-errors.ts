import type { ErrorRequestHandler, Request, RequestHandler } from 'express';

import { DemoLmsError } from './errors.js';
import type { Lms } from './lms.js';

/** What servers call gets JSON (RFC 6749 section 5.2); people get a page. */
function isForServers(request: Request): boolean {
  return /^\/(?:services\/|\.well-known\/|lti\/(?:register|token|keys))/.test(request.path);
}

export function answerNotFound(): RequestHandler {
  return (request, response) => {
    if (isForServers(request)) response.status(404).json({ error: 'not_found' });
    else response.status(404).render('refused', { code: 'not_found', reason: 'Cette page n’existe pas.' });
  };
}

export function answerErrors(lms: Lms): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const { status, code, reason } = describe(error);
    if (status >= 500) lms.log.warn({ err: error, code }, 'demo LMS: request failed');
    if (response.headersSent) next(error);
    else if (isForServers(request)) {
      response.status(status).json({ error: code, error_description: reason });
    } else response.status(status).render('refused', { code, reason });
  };
}

function describe(error: unknown): { status: number; code: string; reason: string } {
  if (error instanceof DemoLmsError) return { status: error.status, code: error.code, reason: error.message };
  // A body that cannot be read: Express' parsers put the 4xx into the error.
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status >= 400 && status < 500)
    return { status, code: 'unreadable_request', reason: 'the request is malformed' };
  return { status: 500, code: 'internal_error', reason: 'something went wrong here' };
}
