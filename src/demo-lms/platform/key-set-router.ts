import { Router } from 'express';

import { strikeKeys } from '../faults/key-set-faults.js';
import type { Lms } from '../lms.js';
import { PATH } from './endpoints.js';

/** The platform's public keys. */
export function keySetRouter(lms: Lms): Router {
  const router = Router();
  router.get(PATH.keys, async (_request, response) => {
    if (await strikeKeys(lms, response)) return;
    response.set('Cache-Control', 'public, max-age=300').json({ keys: [lms.signingKey.publicJwk] });
  });
  return router;
}
