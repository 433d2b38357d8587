import { Router } from 'express';
import type { Services } from '../../services.js';
import type { RateLimits } from '../middleware/rate-limits.js';
import { refuseForgery } from '../middleware/refuse-forgery.js';
import { requireSession, visitOf } from '../middleware/require-session.js';
import { sittingRoutes } from './sitting.js';
import { teacherRoutes } from './teacher.js';

/**
 * The pages of one launch, under its id: a learner's sitting; or a teacher's view, with the path to try beside
 * it. What a role may not see does not exist for it.
 */
export function sessionRoutes(
  services: Services,
  { perSession }: RateLimits,
  onFinished: () => void,
): Router {
  const router = Router();
  const learner = sittingRoutes(services, {
    base: ({ session }) => `/l/${session.id}`,
    placementIdOf: ({ session }) => session.placementId,
    onFinished,
  });
  const teacher = teacherRoutes(services, onFinished);

  router.use('/l/:launch', perSession, requireSession(services), refuseForgery(services.config.publicUrl));
  router.use('/l/:launch', (request, response, next) => {
    const { role } = visitOf(request).session;
    (role === 'teacher' ? teacher : learner)(request, response, next);
  });
  return router;
}
