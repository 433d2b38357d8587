import { Router } from 'express';
import type { Services } from '../../services.js';
import { presentHome } from '../presenters/home.js';
import { renderPage, translatorFor } from '../render-page.js';

/** The front door, for people who come without a course. */
export function homeRoutes({ content, config, lti }: Services): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const t = translatorFor(request);
    renderPage(request, response, t, {
      view: 'home',
      title: t('home.title'),
      frameAncestors: [],
      data: presentHome(content, lti.trust.demoRuns ? config.demoLmsPort : undefined, t),
    });
  });
  return router;
}
