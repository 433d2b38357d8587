import { Router } from 'express';
import type { Logger } from 'pino';
import { z } from 'zod';
import { CALLBACK_PATH, SIGN_IN_LIFETIME } from '../../../administrators/openid-connect.js';
import { AdministratorRefusal } from '../../../administrators/refusal.js';
import type { Services } from '../../../services.js';
import { clearSignInCookie, setAdministratorCookie, setSignInCookie, signInCookie } from '../../cookies.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import type { RateLimits } from '../../middleware/rate-limits.js';
import { isFromUs } from '../../middleware/refuse-forgery.js';
import { redirect } from '../../redirect.js';
import { renderPage, translatorFor } from '../../render-page.js';

const linkSchema = z.object({ link: z.string().min(1).max(200) });

function linkIn(parameters: unknown): string {
  const parsed = linkSchema.safeParse(parameters);
  if (parsed.success) return parsed.data.link;
  throw new AdministratorRefusal('administrator_needed', 'no link in the address');
}

/** How one becomes administrator: by a single-use link of the command line, or at the organisation's provider. */
export function administratorEntrance(
  { administrators, config }: Services,
  { signIns }: RateLimits,
  logger: Logger,
): Router {
  const { links, sessions, openId } = administrators;
  const router = Router();

  // A mail scanner or a preview that opens the address must not use it up: the page's button does.
  router.get('/administrator/enter', async (request, response) => {
    const link = linkIn(request.query);
    if (!(await links.isGood(link))) {
      throw new AdministratorRefusal(
        'administrator_link_invalid',
        'no such link, or it was used, or it is over',
      );
    }
    const t = translatorFor(request);
    renderPage(request, response, t, {
      view: 'administrator-enter',
      title: t('administrator.enter-title'),
      frameAncestors: 'nobody',
      data: { styles: ['administrator'], link },
    });
  });

  router.post('/administrator/enter', async (request, response) => {
    if (!isFromUs(request, config.publicUrl)) throw new WebRefusal('forged', 'a link used by another page');
    if (!(await links.take(linkIn(request.body)))) {
      throw new AdministratorRefusal(
        'administrator_link_invalid',
        'no such link, or it was used, or it is over',
      );
    }
    setAdministratorCookie(response, await sessions.open());
    logger.info({ by: 'link' }, 'administrator entered');
    redirect(response, 303, '/administrator');
  });

  router.get('/administrator/sign-in', signIns, async (_request, response) => {
    if (openId === undefined)
      throw new AdministratorRefusal('sign_in_not_configured', 'no ADMIN_OIDC_ISSUER');
    const { url, memory } = await openId.begin();
    setSignInCookie(response, memory, SIGN_IN_LIFETIME);
    redirect(response, 302, url);
  });

  router.get(CALLBACK_PATH, signIns, async (request, response) => {
    if (openId === undefined)
      throw new AdministratorRefusal('sign_in_not_configured', 'no ADMIN_OIDC_ISSUER');
    const memory = signInCookie(request);
    clearSignInCookie(response);
    const query = new URL(request.originalUrl, config.publicUrl).search;
    setAdministratorCookie(response, await sessions.open(await openId.end(memory, query)));
    logger.info({ by: 'openid-connect' }, 'administrator entered');
    redirect(response, 302, '/administrator');
  });

  return router;
}
