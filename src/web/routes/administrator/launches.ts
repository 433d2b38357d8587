import { Router } from 'express';
import { z } from 'zod';
import { isOpaqueId } from '../../../security/opaque-id.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentLaunch } from '../../presenters/administrator/launch.js';
import { presentLaunches } from '../../presenters/administrator/launches.js';
import { redirect } from '../../redirect.js';
import { localOf } from '../../local-time.js';
import { showAdministratorPage } from './show-page.js';

/** What the page's forms send; anything else in the address falls back to the whole list. */
const querySchema = z.object({
  platform: z.string().max(64).default('').catch(''),
  reason: z.string().max(64).default('').catch(''),
  refused: z.literal('1').optional().catch(undefined),
  reference: z.string().trim().max(64).default('').catch(''),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

const PAGE = 50;
const DAY = 24 * 3_600_000;
/** Fewer characters of a reference would find anybody's. */
const SHORTEST_REFERENCE = 4;

/** The launch inspector: what came from the platforms, how it ended, and why. */
export function launchesRoutes({ lti }: Services): Router {
  const { launchRecords, registrations } = lti;
  const router = Router();

  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const { platform, reason, refused, reference, page } = querySchema.parse(request.query);
    const wanted = reference.length >= SHORTEST_REFERENCE ? reference : undefined;
    const filter = {
      registrationId: platform === '' ? undefined : platform,
      outcome: reason === '' ? undefined : reason,
      refusedOnly: refused !== undefined,
      reference: wanted,
    };
    const found = await launchRecords.list(filter, { limit: PAGE + 1, offset: (page - 1) * PAGE });
    const [only, another] = found;
    if (wanted !== undefined && only !== undefined && another === undefined) {
      redirect(response, 302, `/administrator/launches/${only.id}`);
      return;
    }
    const data = presentLaunches({
      records: found.slice(0, PAGE),
      registrations: await registrations.list(),
      query: { platform, reason, refused: refused !== undefined, page },
      more: found.length > PAGE,
      referenceUnknown: reference !== '' && found.length === 0,
      t,
    });
    const until = lti.now() + 60_000;
    const span = { since: localOf(until - DAY), until: localOf(until) };
    showAdministratorPage(request, response, {
      view: 'administrator-launches',
      title: t('inspector.launches-title'),
      data: { ...data, reference, span },
    });
  });

  router.get('/:record', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const id = request.params.record;
    const record = isOpaqueId(id) ? await launchRecords.get(id) : undefined;
    if (record === undefined) throw new WebRefusal('not_found', 'no such launch record');
    const data = presentLaunch(record, await registrations.list(), t);
    showAdministratorPage(request, response, {
      view: 'administrator-launch',
      title: t(data.accepted ? 'inspector.record-accepted' : 'inspector.record-refused'),
      data,
    });
  });

  return router;
}
