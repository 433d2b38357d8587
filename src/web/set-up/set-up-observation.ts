import type { Express, Request, Response } from 'express';
import type { Logger } from 'pino';
import { loggedPath } from '../logged-path.js';
import type { Metrics } from '../metrics.js';

/**
 * Every answer is counted with how long it took, and logged where the level asks for it: method, path, status,
 * duration. Cookies, forms and people stay out.
 */
export function setUpObservation(app: Express, logger: Logger, { observe }: Metrics): void {
  function log(request: Request, { statusCode: status }: Response, milliseconds: number): void {
    const path = loggedPath(request);
    const line = { method: request.method, path, status, milliseconds: Math.round(milliseconds) };
    if (status >= 500) logger.error(line, 'request failed');
    else if (!path.startsWith('/assets/')) logger.debug(line, 'request');
  }

  app.use((request, response, next) => {
    const begun = performance.now();
    response.once('finish', () => {
      const milliseconds = performance.now() - begun;
      observe(response.statusCode, milliseconds / 1_000);
      if (response.statusCode >= 500 || logger.isLevelEnabled('debug')) log(request, response, milliseconds);
    });
    next();
  });
}
