import type { Express } from 'express';
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/**
 * What every answer carries. The content security policy is each page's own (who may frame it differs);
 * `X-Frame-Options` cannot name several origins, `frame-ancestors` does. The opener stays reachable, because
 * the LMS that opened a window may be told that it is done. `same-origin` keeps the `Origin` of our own forms.
 */
function securityHeaders(secure: boolean): readonly (readonly [string, string])[] {
  const protect = helmet({
    contentSecurityPolicy: false,
    frameguard: false,
    crossOriginOpenerPolicy: false,
    crossOriginResourcePolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
  });
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  protect(request, response, () => undefined);
  return Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]);
}

/** They never differ, so they are asked for once. */
export function setUpSecurityHeaders(app: Express, secure: boolean): void {
  const headers = securityHeaders(secure);
  app.use((_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  });
}
