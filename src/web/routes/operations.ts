import { Router, type Request } from 'express';
import { kindOfAddress } from '../../outbound/address-guard.js';
import { sameSecret } from '../../security/digest.js';
import type { Services } from '../../services.js';
import type { Metrics } from '../metrics.js';

const BEARER = /^Bearer (.+)$/;

/** A proxy on this machine passes on requests from anywhere, and says so in a header. */
function isFromThisMachine({ ip = '', headers }: Request): boolean {
  const passedOn = headers.forwarded ?? headers['x-forwarded-for'] ?? headers['x-real-ip'];
  return passedOn === undefined && kindOfAddress(ip) === 'loopback';
}

/** For those who keep the service running: alive, ready, and how it goes. */
export function operationsRoutes({ store, config }: Services, { registry }: Metrics): Router {
  const router = Router();

  router.use(['/healthz', '/readyz', '/metrics'], (_request, response, next) => {
    response.set('Cache-Control', 'no-store').set('X-Content-Type-Options', 'nosniff');
    next();
  });

  router.get('/healthz', (_request, response) => {
    response.type('text/plain').send('ok');
  });

  router.get('/readyz', async (_request, response) => {
    try {
      await store.ping();
      response.type('text/plain').send('ready');
    } catch {
      response.status(503).type('text/plain').send('the store does not answer');
    }
  });

  router.get('/metrics', async (request, response) => {
    const [, given] = BEARER.exec(request.headers.authorization ?? '') ?? [];
    const byToken =
      config.metricsToken !== undefined && given !== undefined && sameSecret(given, config.metricsToken);
    if (!byToken && !isFromThisMachine(request)) {
      response.status(403).type('text/plain').send('for this machine, or with METRICS_TOKEN');
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  });

  return router;
}
