import type { Express } from 'express';
import helmet from 'helmet';

/**
 * What every answer carries. The content security policy is each page's own (who may frame it differs);
 * `X-Frame-Options` cannot name several origins, `frame-ancestors` does. The opener stays reachable, because
 * the LMS that opened a window may be told that it is done. `same-origin` keeps the `Origin` of our own forms.
 */
export function setUpSecurityHeaders(app: Express, secure: boolean): void {
  app.use(
    helmet({
      contentSecurityPolicy: false,
      frameguard: false,
      crossOriginOpenerPolicy: false,
      crossOriginResourcePolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    }),
  );
}
