import { Router } from 'express';
import { canvasConfiguration } from '../../lti/presets/canvas-configuration.js';
import { CANVAS_CONFIGURATION_PATH } from '../../lti/presets/values-to-enter.js';
import type { Services } from '../../services.js';

/** What platforms read to add the tool; public, as there is nothing secret in it. */
export function configurationRoutes({ lti }: Services): Router {
  const router = Router();
  router.get(CANVAS_CONFIGURATION_PATH, (_request, response) => {
    response.setHeader('Cache-Control', 'public, max-age=600');
    response.json(canvasConfiguration(lti.publicUrl));
  });
  return router;
}
