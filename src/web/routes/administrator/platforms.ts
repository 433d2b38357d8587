import { Router } from 'express';
import { z } from 'zod';
import { invitationAddress } from '../../../lti/dynamic-registration/invitations.js';
import { platformOverviews } from '../../../lti/platform-overviews.js';
import type { Services } from '../../../services.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentPlatforms } from '../../presenters/administrator/platforms.js';
import { invitationForm, readForm } from './platform-forms.js';
import { addPlatformRoutes } from './add-platform.js';
import { platformRoutes } from './platform.js';
import { showAdministratorPage } from './show-page.js';

/** What the list's own form sends; anything else in the address falls back to the whole list. */
const querySchema = z.object({
  text: z.string().max(200).default('').catch(''),
  status: z.enum(['pending', 'active', 'suspended']).optional().catch(undefined),
});

/** The platforms that may launch, or would like to. */
export function platformsRoutes(services: Services): Router {
  const { lti, config } = services;
  const router = Router();

  router.get('/', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const { text, status } = querySchema.parse(request.query);
    const data = presentPlatforms(await platformOverviews(lti), { text, status }, t);
    showAdministratorPage(request, response, {
      view: 'administrator-platforms',
      title: t('platforms.title'),
      data,
    });
  });

  // The address is shown in the answer itself: it is kept nowhere, and cannot be asked for again.
  router.post('/invitations', async (request, response) => {
    const { t } = administratorVisitOf(request);
    const autoApprove = readForm(invitationForm, request.body).approve === 'now';
    const token = await lti.invitations.invite({ autoApprove, demo: false });
    const address = invitationAddress(config.publicUrl, token);
    showAdministratorPage(request, response, {
      view: 'administrator-invitation',
      title: t('platforms.invitation-title'),
      data: { address, autoApprove },
    });
  });

  router.use('/add', addPlatformRoutes(services));
  router.use('/:registration', platformRoutes(services));
  return router;
}
