import { Router } from 'express';
import { z } from 'zod';
import { chooseSettings } from '../../sittings/choose-settings.js';
import { findParticipant, knownParticipant, participantName } from '../../sittings/find-participant.js';
import { grantExtraTime } from '../../sittings/grant-extra-time.js';
import { participations } from '../../sittings/participations.js';
import type { Services } from '../../services.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { placementIdOf, visitOf } from '../middleware/require-session.js';
import { EXTRA_TIMES, presentExtraTime, type ExtraTimeRow } from '../presenters/extra-time.js';
import { redirect } from '../redirect.js';
import { renderPage } from '../render-page.js';

const querySchema = z.object({
  name: z.string().max(200).default('').catch(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
  saved: z.literal('1').optional().catch(undefined),
});

const grantSchema = z.object({
  who: z.string().min(1).max(300),
  extra: z.enum(Object.keys(EXTRA_TIMES) as (keyof typeof EXTRA_TIMES)[]),
});

/** Who has more time than others in a link, for its teachers. */
export function extraTimeRoutes({ sitting, roster }: Services): Router {
  const router = Router();

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const { t, session, formToken } = visit;
    const { name, page, saved } = querySchema.parse(request.query);
    const placementId = placementIdOf(visit);
    const query = { status: undefined, name, sort: 'name', descending: false, page } as const;
    const placement = (await sitting.placements.get(placementId))?.doc;
    const now = placement && (await roster.visit(placement));
    const list = await participations(placementId, query, sitting, now?.roster);
    const rows: ExtraTimeRow[] = [];
    for (const row of list.rows) {
      const who = participantName(row);
      const learnerId = await knownParticipant(who, placementId, sitting);
      const share = learnerId === undefined ? 0 : await sitting.extraTimes.of(placementId, learnerId);
      rows.push({ who, learnerId: row.learnerId, name: row.name, share });
    }
    const chosen = placement && (await chooseSettings(placement, sitting));
    const timeLimit = chosen === undefined || chosen.by === 'nothing' ? undefined : chosen.settings.timeLimit;
    const data = presentExtraTime({ list, rows, name, saved: saved === '1', timeLimit, t });
    renderPage(request, response, t, {
      view: 'extra-time',
      title: t('extra-time.title'),
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

  router.post('/', async (request, response) => {
    const visit = visitOf(request);
    const form = grantSchema.safeParse(request.body);
    if (!form.success) throw new WebRefusal('form_malformed', 'not the form of the page');
    const { id, institutionId } = visit.session;
    const placementId = placementIdOf(visit);
    const learnerId = await findParticipant(form.data.who, placementId, sitting);
    if (learnerId === undefined) throw new WebRefusal('not_found', 'nobody of this link');
    await grantExtraTime(
      { institutionId, placementId, learnerId, share: EXTRA_TIMES[form.data.extra] },
      sitting,
    );
    redirect(response, 303, `/l/${id}/extra-time?saved=1`);
  });
  return router;
}
