import type { RequestHandler, Response } from 'express';

import type { Lms } from '../lms.js';
import type { FaultSettings, ServiceName } from './catalogue.js';
import { pause } from './pause.js';

/** Plays the faults of a service that strike before it is reached. */
export function serviceFaults(lms: Lms, service: ServiceName): RequestHandler {
  return async (_request, response, next) => {
    const slow = lms.faults.strike('service-slow', service);
    if (slow !== undefined) await pause(slow.delayMs, lms.closing);
    if (lms.faults.strike('service-timeout', service) !== undefined) {
      // The connection is left open: the caller must give up by itself.
      lms.closing.addEventListener('abort', () => response.destroy());
      return;
    }
    const answered =
      tooMany(lms, response, lms.faults.strike('service-429', service)) ||
      broken(response, lms.faults.strike('service-error', service)) ||
      expired(response, lms.faults.strike('access-token-expired', service));
    if (!answered) next();
  };
}

function tooMany(lms: Lms, response: Response, fault: FaultSettings | undefined): boolean {
  if (fault === undefined) return false;
  const { retryAfterSeconds, httpDate } = fault;
  const until = new Date(lms.now() + retryAfterSeconds * 1000).toUTCString();
  response.status(429).set('Retry-After', httpDate ? until : String(retryAfterSeconds));
  response.json({ error: 'too_many_requests' });
  return true;
}

function broken(response: Response, fault: FaultSettings | undefined): boolean {
  if (fault === undefined) return false;
  response.status(fault.status).type('html').send('<h1>Une erreur est survenue</h1>');
  return true;
}

function expired(response: Response, fault: FaultSettings | undefined): boolean {
  if (fault === undefined) return false;
  response
    .status(401)
    .set('WWW-Authenticate', 'Bearer error="invalid_token"')
    .json({ error: 'invalid_token' });
  return true;
}
