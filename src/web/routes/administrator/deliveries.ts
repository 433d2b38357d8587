import { Router } from 'express';
import { z } from 'zod';
import { countObstacles } from '../../../grades/count-obstacles.js';
import { gradeStatus } from '../../../grades/grade-status.js';
import { retryGrades } from '../../../grades/retry-grades.js';
import type { Services } from '../../../services.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentDeliveries } from '../../presenters/administrator/deliveries.js';
import { redirect } from '../../redirect.js';
import { readForm } from './platform-forms.js';
import { showAdministratorPage } from './show-page.js';

const querySchema = z.object({
  again: z.coerce.number().int().min(0).max(10_000_000).optional().catch(undefined),
});

/** One platform, or all where nothing is said. */
const againForm = z.object({ registration: z.string().max(64) });

/** How the grades stand on their way to the courses: counts and reasons, never a grade or a name. */
export function deliveriesRoutes({ lti, grades: dependencies, sitting }: Services): Router {
  const { grades } = dependencies;
  const router = Router();

  async function countsOf(registrationId: string) {
    const [due, delivered, kept, refused] = await Promise.all([
      grades.count({ registrationId, state: 'due' }),
      grades.count({ registrationId, state: 'delivered' }),
      grades.count({ registrationId, state: 'kept' }),
      grades.count({ registrationId, state: 'refused' }),
    ]);
    return { due, delivered, kept, refused };
  }

  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const registrations = await lti.registrations.list();
    const [status, obstacles, byPlatform] = await Promise.all([
      gradeStatus({ grades, sittings: sitting.sittings }),
      countObstacles(grades),
      Promise.all(
        registrations.map(async (registration) => ({
          registration,
          counts: await countsOf(registration.id),
        })),
      ),
    ]);
    const { again } = querySchema.parse(request.query);
    showAdministratorPage(request, response, {
      view: 'administrator-grades',
      title: t('deliveries.page-title'),
      data: presentDeliveries({ status, byPlatform, obstacles, again, t }),
    });
  });

  router.post('/again', async (request, response) => {
    const { registration } = readForm(againForm, request.body);
    const where = registration === '' ? {} : { registrationId: registration };
    const sent = await retryGrades({ ...where, states: ['refused'] }, dependencies);
    redirect(response, 303, `/administrator/grades?again=${sent}`);
  });

  return router;
}
