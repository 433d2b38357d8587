import { Router } from 'express';
import { z } from 'zod';
import { bindPlacement } from '../../sittings/bind-placement.js';
import { chooseSettings } from '../../sittings/choose-settings.js';
import { participations, type ParticipationQuery } from '../../sittings/participations.js';
import { previewPlacement } from '../../sittings/preview-placement.js';
import type { Placement } from '../../sittings/placements.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { visitOf, type Visit } from '../middleware/require-session.js';
import { presentTeacherHome } from '../presenters/teacher-home.js';
import { renderPage } from '../render-page.js';
import { sittingRoutes } from './sitting.js';

/** What the list's own links and form send; anything else in the address falls back to the usual list. */
const querySchema = z.object({
  status: z.enum(['open', 'finished']).optional().catch(undefined),
  name: z.string().max(200).default('').catch(''),
  sort: z.enum(['name', 'status', 'started', 'finished', 'level', 'grade']).default('name').catch('name'),
  order: z.enum(['asc', 'desc']).default('asc').catch('asc'),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

const pathFormSchema = z.object({ path: z.string().min(1).max(64) });

/** A teacher's view of one link: who takes its path, which path that is, and trying it. */
export function teacherRoutes(services: Services, onFinished: () => void): Router {
  const { sitting: dependencies, grades } = services;
  const router = Router({ mergeParams: true });

  async function placementOf({ session }: Visit): Promise<Placement> {
    const placement = await dependencies.placements.get(session.placementId);
    if (placement === undefined) throw new WebRefusal('not_found', 'the placement is gone');
    return placement.doc;
  }

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const { status, name, sort, order, page } = querySchema.parse(request.query);
    const query: ParticipationQuery = { status, name, sort, descending: order === 'desc', page };
    const placement = await placementOf(visit);
    const list = await participations(placement.id, query, dependencies);
    const learnerId = { in: list.rows.map((row) => row.learnerId) };
    const delivered = await grades.grades.find({ where: { placementId: placement.id, learnerId } });
    const { t, session, formToken } = visit;
    const chosen = await chooseSettings(placement, dependencies);
    const data = presentTeacherHome({
      placement,
      chosen,
      list,
      query,
      grades: delivered.map(({ doc }) => doc),
      content: services.content,
      justChosen: request.query['chosen'] === '1',
      t,
    });
    renderPage(request, response, t, {
      view: 'teacher-home',
      title: t('teacher.title'),
      frameAncestors: session.frameOrigins,
      data: { ...data, formToken, returnUrl: session.returnUrl, base: `/l/${session.id}` },
    });
  });

  router.post('/path', async (request, response) => {
    const { session } = visitOf(request);
    const form = pathFormSchema.safeParse(request.body);
    if (!form.success) throw new WebRefusal('form_malformed', 'no path was chosen');
    await bindPlacement(session.placementId, form.data.path, dependencies);
    response.redirect(303, `/l/${session.id}?chosen=1`);
  });

  router.use(
    '/try',
    sittingRoutes(services, {
      base: ({ session }) => `/l/${session.id}/try`,
      placementIdOf: async (visit) => (await previewPlacement(await placementOf(visit), dependencies)).id,
      onFinished,
    }),
  );
  return router;
}
