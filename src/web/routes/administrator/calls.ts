import { Router } from 'express';
import { z } from 'zod';
import type { Services } from '../../../services.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentCalls } from '../../presenters/administrator/calls.js';
import { showAdministratorPage } from './show-page.js';

const querySchema = z.object({
  platform: z.string().max(64).default('').catch(''),
  failed: z.literal('1').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(10_000).default(1).catch(1),
});

const PAGE = 50;

/** What we asked of the platforms' services, and how that ended. */
export function callsRoutes({ lti }: Services): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const { platform, failed, page } = querySchema.parse(request.query);
    const filter = {
      registrationId: platform === '' ? undefined : platform,
      failedOnly: failed !== undefined,
    };
    const found = await lti.serviceCalls.list(filter, { limit: PAGE + 1, offset: (page - 1) * PAGE });
    const data = presentCalls({
      calls: found.slice(0, PAGE),
      registrations: await lti.registrations.list(),
      query: { platform, failed: failed !== undefined, page },
      more: found.length > PAGE,
      t,
    });
    showAdministratorPage(request, response, {
      view: 'administrator-calls',
      title: t('inspector.calls-title'),
      data,
    });
  });
  return router;
}
