import { Router } from 'express';
import type { Logger } from 'pino';
import {
  registerPlatform,
  registrationRequestSchema,
} from '../../lti/dynamic-registration/register-platform.js';
import { RegistrationRefusal } from '../../lti/dynamic-registration/refusal.js';
import type { Services } from '../../services.js';
import type { RateLimits } from '../middleware/rate-limits.js';
import { presentAgreement } from '../presenters/agreement.js';
import { renderPage, translatorFor } from '../render-page.js';

/** Where an administrator's LMS opens an invitation (Dynamic Registration 1.0). */
export function registrationRoutes({ lti }: Services, { perInvitation }: RateLimits, logger: Logger): Router {
  const router = Router();
  router.get('/lti/register', perInvitation, async (request, response) => {
    const parsed = registrationRequestSchema.safeParse(request.query);
    if (!parsed.success) {
      throw new RegistrationRefusal('registration_malformed', 'not opened by an LMS with its configuration');
    }
    const registration = await registerPlatform(parsed.data, lti);
    logger.info({ registrationId: registration.id, status: registration.status }, 'platform registered');
    const t = translatorFor(request);
    const state = registration.status === 'active' ? 'registered.active' : 'registered.pending';
    renderPage(request, response, t, {
      view: 'platform-registered',
      title: t('registered.title'),
      frameAncestors: 'anyone',
      data: {
        styles: ['registration'],
        // The invitation is used up: the page cannot be asked for again.
        otherLanguage: undefined,
        message: t(state, { platform: registration.name }),
        ...presentAgreement(registration, t),
      },
    });
  });
  return router;
}
