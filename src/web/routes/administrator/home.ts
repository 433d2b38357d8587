import { Router } from 'express';
import { gradeStatus } from '../../../grades/grade-status.js';
import { platformOverviews } from '../../../lti/platform-overviews.js';
import type { Services } from '../../../services.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentOverview } from '../../presenters/administrator/overview.js';
import { showAdministratorPage } from './show-page.js';

const DAY = 24 * 3_600_000;

/** What an administrator reads first: what waits for them, and whose reference it is that somebody reads out. */
export function administratorHome({ lti, grades: { grades }, sitting }: Services): Router {
  const router = Router();
  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const [platforms, status, refused] = await Promise.all([
      platformOverviews(lti),
      gradeStatus({ grades, sittings: sitting.sittings }),
      lti.launchRecords.refusedSince(lti.now() - DAY),
    ]);
    showAdministratorPage(request, response, {
      view: 'administrator-home',
      title: t('administrator.home-title'),
      data: presentOverview({ platforms, status, refused, now: lti.now(), t }),
    });
  });
  return router;
}
