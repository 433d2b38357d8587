import { Router } from 'express';
import { practicePlacement } from '../../sittings/practice-placement.js';
import type { Services } from '../../services.js';
import type { RateLimits } from '../middleware/rate-limits.js';
import { keepToRoom } from '../middleware/make-room-for-session.js';
import { openTo } from '../middleware/open-to.js';
import { refuseForgery } from '../middleware/refuse-forgery.js';
import { placementIdOf, requireSession, visitOf } from '../middleware/require-session.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { redirect } from '../redirect.js';
import { sittingRoutes } from './sitting.js';
import { teacherRoutes } from './teacher.js';
import { deepLinkingRoutes } from './workshop/deep-linking.js';

/**
 * The pages of one launch, under its id: what a teacher places in a course; a learner's sitting; or a
 * teacher's view, with the path to try beside it. What a role may not see does not exist for it.
 */
export function sessionRoutes(
  services: Services,
  { perSession }: RateLimits,
  onFinished: () => void,
): Router {
  const router = Router();
  const learner = sittingRoutes(services, {
    base: ({ session }) => `/l/${session.id}`,
    placementIdOf,
    onFinished,
  });
  // Asked to review their own work, a learner is shown their own results, and nothing else.
  learner.get('/review', (request, response) => {
    redirect(response, 303, `/l/${visitOf(request).session.id}/results`);
  });
  const practice = sittingRoutes(services, {
    base: ({ session }, { module }) => `/l/${session.id}/practice/${encodeURIComponent(String(module))}`,
    placementIdOf: async (visit, { module }) => {
      const placement = await services.sitting.placements.get(placementIdOf(visit));
      if (placement === undefined) throw new WebRefusal('not_found', 'the placement is gone');
      return (await practicePlacement(placement.doc, String(module), services.sitting)).id;
    },
    onFinished,
    advisedBy: ({ session }) => `/l/${session.id}/results`,
  });
  learner.use('/practice/:module', practice);
  const teacher = teacherRoutes(services, onFinished);

  router.use(
    '/l/:launch',
    requireSession(services),
    perSession,
    keepToRoom(services.lti.sessions),
    refuseForgery(services.config.publicUrl),
  );
  router.use(
    '/l/:launch',
    openTo(({ deepLinking, role }) => deepLinking === undefined && role === 'learner', learner),
    openTo(({ deepLinking, role }) => deepLinking === undefined && role === 'teacher', teacher),
    openTo(({ deepLinking }) => deepLinking !== undefined, deepLinkingRoutes(services, onFinished)),
  );
  return router;
}
