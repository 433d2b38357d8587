import { Router, type Request, type Response } from 'express';
import type { Sitting } from '../../sittings/sitting.js';
import { isOpaqueId } from '../../security/opaque-id.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { placementIdOf, visitOf } from '../middleware/require-session.js';
import { presentLearnerSittings } from '../presenters/learner-sittings.js';
import { redirect } from '../redirect.js';
import { renderPage } from '../render-page.js';

/**
 * One learner's work, for their teacher: from the list, and where the platform asked to look at it (Submission Review
 * 1.0). Of this placement only: who took no sitting in it does not exist here.
 */
export function learnerReviewRoutes({ sitting, grades, ...others }: Services): Router {
  const router = Router({ mergeParams: true });

  async function sittingsOf(placementId: string, learnerId: string): Promise<Sitting[]> {
    if (!isOpaqueId(learnerId)) return [];
    const where = { placementId, learnerId };
    const found = await sitting.sittings.find({ where, sort: [{ by: 'attempt', order: 'desc' }] });
    return found.map(({ doc }) => doc);
  }

  function show(request: Request, response: Response, data: { readonly title: string }): void {
    const { session, t, formToken } = visitOf(request);
    renderPage(request, response, t, {
      view: 'review',
      title: data.title,
      frameAncestors: session.frameOrigins,
      data: {
        styles: ['roster', 'asked', 'results'],
        formToken,
        returnUrl: session.returnUrl,
        base: `/l/${session.id}`,
        ...data,
      },
    });
  }

  router.get('/review', async (request, response) => {
    const visit = visitOf(request);
    const { session, t } = visit;
    if (session.reviewOf === undefined) throw new WebRefusal('not_found', 'no review was asked for');
    const [found] = await sittingsOf(placementIdOf(visit), session.reviewOf);
    if (found === undefined) {
      show(request, response, { title: t('review.nothing-title') });
      return;
    }
    redirect(response, 303, `/l/${session.id}/learners/${found.learnerId}`);
  });

  router.get('/learners/:learner', async (request, response) => {
    const visit = visitOf(request);
    const placementId = placementIdOf(visit);
    const learnerId = request.params['learner'];
    const sittings = await sittingsOf(placementId, learnerId);
    const shown = sittings.find(({ attempt }) => String(attempt) === request.query['attempt']) ?? sittings[0];
    if (shown === undefined) throw new WebRefusal('not_found', 'no sitting of this learner here');
    const [grade] = await grades.grades.find({ where: { placementId, learnerId }, limit: 1 });
    const data = await presentLearnerSittings({
      identity: await sitting.learners.find(learnerId),
      sittings,
      shown,
      grade: grade?.doc,
      services: { sitting, grades, ...others },
      t: visit.t,
    });
    show(request, response, data);
  });

  return router;
}
