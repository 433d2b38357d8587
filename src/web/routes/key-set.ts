import { Router } from 'express';
import type { Services } from '../../services.js';

/** Our public keys, for platforms that check our assertions. */
export function keySetRoutes({ lti }: Services): Router {
  const router = Router();
  router.get('/lti/jwks', async (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=600');
    response.json(await lti.toolKeys.publicKeySet());
  });
  return router;
}
