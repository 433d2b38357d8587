import { Router } from 'express';
import { chooseSettings } from '../../sittings/choose-settings.js';
import { copiedLink } from '../../sittings/copied-link.js';
import { participations } from '../../sittings/participations.js';
import { previewPlacement } from '../../sittings/preview-placement.js';
import type { Placement } from '../../sittings/placements.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { placementIdOf, visitOf, type Visit } from '../middleware/require-session.js';
import { presentParticipations } from '../presenters/participation-list.js';
import { readParticipationQuery } from '../presenters/participation-query.js';
import { presentTeacherHome } from '../presenters/teacher-home.js';
import { renderPage } from '../render-page.js';
import { gradesOf } from './grades-of.js';
import { extraTimeRoutes } from './extra-time.js';
import { gradeDeliveryRoutes } from './grade-delivery.js';
import { learnerReviewRoutes } from './learner-review.js';
import { packageRoutes } from './packages/packages.js';
import { participationRoutes } from './participations.js';
import { sittingRoutes } from './sitting.js';
import { bindToLink } from './workshop/bind-to-link.js';
import { workshopRoutes } from './workshop/workshop.js';

/** A teacher's view of one link: who takes its path, which path that is, and trying it. */
export function teacherRoutes(services: Services, onFinished: () => void): Router {
  const { sitting: dependencies, grades } = services;
  const router = Router();

  async function placementOf(visit: Visit): Promise<Placement> {
    const placement = await dependencies.placements.get(placementIdOf(visit));
    if (placement === undefined) throw new WebRefusal('not_found', 'the placement is gone');
    return placement.doc;
  }

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const { t, session, formToken } = visit;
    const query = readParticipationQuery(request.query);
    const placement = await placementOf(visit);
    const roster = await services.roster.visit(placement);
    const list = await participations(placement.id, query, dependencies, roster?.roster);
    const { content } = services;
    const chosen = await chooseSettings(placement, dependencies);
    const data = {
      ...presentTeacherHome({
        placement,
        chosen,
        content,
        copy: await copiedLink(placement, chosen, dependencies),
        justChosen: request.query['chosen'] === '1',
        t,
      }),
      ...presentParticipations({
        list,
        query,
        roster,
        grades: await gradesOf(placement.id, list.rows, grades),
        content,
        now: dependencies.now(),
        t,
      }),
    };
    renderPage(request, response, t, {
      view: 'teacher-home',
      title: t('teacher.title'),
      frameAncestors: session.frameOrigins,
      data: {
        ...data,
        styles: ['roster'],
        formToken,
        returnUrl: session.returnUrl,
        base: `/l/${session.id}`,
      },
    });
  });

  router.use(learnerReviewRoutes(services));
  router.use(participationRoutes(services, placementOf));
  router.use('/workshop', workshopRoutes(services, bindToLink(services), onFinished));
  router.use('/packages', packageRoutes(services));
  router.use('/extra-time', extraTimeRoutes(services));
  router.use('/grades', gradeDeliveryRoutes(services, onFinished));
  router.use(
    '/try',
    sittingRoutes(services, {
      base: ({ session }) => `/l/${session.id}/try`,
      placementIdOf: async (visit) => (await previewPlacement(await placementOf(visit), dependencies)).id,
      onFinished,
      triedFrom: ({ session, t }) => ({ back: `/l/${session.id}`, label: t('trying.to-tracking') }),
    }),
  );
  return router;
}
