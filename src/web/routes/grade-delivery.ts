import { Router } from 'express';
import { z } from 'zod';
import { compareWithGradebook } from '../../grades/compare-with-gradebook.js';
import { listDeliveries } from '../../grades/list-deliveries.js';
import { retryGrades, type RetryFilter } from '../../grades/retry-grades.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { placementIdOf, visitOf } from '../middleware/require-session.js';
import { presentGradeDelivery, SHOWN } from '../presenters/grade-delivery.js';
import { redirect } from '../redirect.js';
import { renderPage } from '../render-page.js';

/** What the page's own links and forms send; anything else in the address shows all of it. */
const querySchema = z.object({
  show: z.enum(SHOWN).default('all').catch('all'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  compare: z.literal('1').optional().catch(undefined),
  sent: z.coerce.number().int().min(0).max(1_000_000).optional().catch(undefined),
});

const resendSchema = z.union([
  z.object({ grade: z.string().min(1).max(64) }),
  z.object({ all: z.enum(['refused', 'kept']) }),
]);

/** One grade is sent again whatever became of it: the person saw what. Of many, only those of the state named. */
function filterOf(form: z.infer<typeof resendSchema>): RetryFilter {
  return 'grade' in form
    ? { gradeId: form.grade, states: ['refused', 'kept', 'delivered'] }
    : { states: [form.all] };
}

/** How the grades of a link get to the gradebook, for its teachers. @param wake lets the worker look at once */
export function gradeDeliveryRoutes({ grades: dependencies }: Services, wake: () => void): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const { t, session, formToken } = visit;
    const { show: shown, page, compare, sent } = querySchema.parse(request.query);
    const placementId = placementIdOf(visit);
    const { all, identities } = await listDeliveries(placementId, dependencies);
    const comparison =
      compare === undefined
        ? undefined
        : await compareWithGradebook(
            placementId,
            all.map(({ grade }) => grade),
            identities,
            dependencies,
          );
    const data = presentGradeDelivery({ deliveries: all, comparison, shown, page, sent, t });
    const base = `/l/${session.id}`;
    renderPage(request, response, t, {
      view: 'grades',
      title: t('grades.title'),
      frameAncestors: session.frameOrigins,
      data: { ...data, styles: ['grades'], formToken, returnUrl: session.returnUrl, base },
    });
  });

  router.post('/resend', async (request, response) => {
    const visit = visitOf(request);
    const form = resendSchema.safeParse(request.body);
    if (!form.success) throw new WebRefusal('form_malformed', 'no grade was named');
    const filter = { ...filterOf(form.data), placementId: placementIdOf(visit) };
    const sent = await retryGrades(filter, dependencies);
    wake();
    redirect(response, 303, `/l/${visit.session.id}/grades?sent=${sent}`);
  });

  return router;
}
