import { Router } from 'express';
import type { Logger } from 'pino';
import type { Services } from '../../../services.js';
import { clearAdministratorCookie } from '../../cookies.js';
import { answerAdministratorRefusals } from '../../errors/answer-administrator-refusals.js';
import type { RateLimits } from '../../middleware/rate-limits.js';
import { refuseForgery } from '../../middleware/refuse-forgery.js';
import { administratorVisitOf, requireAdministrator } from '../../middleware/require-administrator.js';
import { redirect } from '../../redirect.js';
import { callsRoutes } from './calls.js';
import { deliveriesRoutes } from './deliveries.js';
import { administratorEntrance } from './entrance.js';
import { evidenceRoutes } from './evidence.js';
import { administratorHome } from './home.js';
import { keysRoutes } from './keys.js';
import { launchesRoutes } from './launches.js';
import { platformsRoutes } from './platforms.js';

/** The pages of whoever runs the service. They see every institution: that is the operator's role. */
export function administratorRoutes(services: Services, limits: RateLimits, logger: Logger): Router {
  const { administrators, config } = services;
  const router = Router();
  const pages = Router();

  // No window of another site keeps a hand on these pages.
  router.use('/administrator', (_request, response, next) => {
    response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
    next();
  });
  router.use(administratorEntrance(services, limits, logger));
  router.use(
    '/administrator',
    requireAdministrator(services),
    refuseForgery(config.publicUrl, (request) => administratorVisitOf(request).formToken),
    pages,
  );

  pages.use(administratorHome(services));
  pages.use('/platforms', platformsRoutes(services));
  pages.use('/launches', launchesRoutes(services));
  pages.use('/calls', callsRoutes(services));
  pages.use('/evidence', evidenceRoutes(services));
  pages.use('/grades', deliveriesRoutes(services));
  pages.use('/keys', keysRoutes(services));

  pages.post('/leave', async (request, response) => {
    await administrators.sessions.end(administratorVisitOf(request).session.id);
    clearAdministratorCookie(response);
    redirect(response, 303, '/administrator');
  });

  router.use(answerAdministratorRefusals(administrators.openId !== undefined, logger));
  return router;
}
