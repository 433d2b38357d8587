import { Router, type Request, type Response } from 'express';
import { authenticationRequestUrl } from '../../lti/login/authentication-request.js';
import { beginLogin } from '../../lti/login/begin-login.js';
import { isBoundTo, LOGIN_LIFETIME } from '../../lti/login/transactions.js';
import { toolAddresses } from '../../lti/dynamic-registration/client-metadata.js';
import { LaunchRefusal } from '../../lti/launch/refusal.js';
import type { Services } from '../../services.js';
import { loginCookie, setLoginCookie } from '../cookies.js';
import { redirect } from '../redirect.js';
import { renderPage, translatorFor } from '../render-page.js';

/**
 * The platform sends the browser here first (Security Framework 1.0, section 5.1.1). In a frame, one hop of our
 * own finds out whether the browser keeps our cookie, before the platform's one-time hint is spent.
 */
export function loginRoutes({ lti }: Services): Router {
  const router = Router();
  const redirectUri = toolAddresses(lti.publicUrl).launch;

  async function login(parameters: unknown, request: Request, response: Response): Promise<void> {
    const framed = request.headers['sec-fetch-dest'] === 'iframe';
    const begun = await beginLogin(parameters, framed, lti);
    const { transaction, binding, registration, hints } = begun;
    setLoginCookie(response, transaction.id, binding, LOGIN_LIFETIME / 1_000);
    redirect(
      response,
      302,
      framed
        ? `/lti/login/${transaction.id}/check`
        : authenticationRequestUrl(registration, { transaction, binding }, hints, redirectUri),
    );
  }

  router.get('/lti/login', (request, response) => login(request.query, request, response));
  router.post('/lti/login', (request, response) => login(request.body, request, response));

  router.get('/lti/login/:transaction/check', async (request, response) => {
    const { transaction: id } = request.params;
    const transaction = await lti.transactions.find(id, lti.now());
    const registration = transaction && (await lti.registrations.get(transaction.registrationId))?.doc;
    if (transaction === undefined || registration === undefined) {
      throw new LaunchRefusal('login_unknown', 'no such login, or it is over');
    }
    const binding = loginCookie(request, id);
    if (binding !== undefined && isBoundTo(transaction, binding)) {
      const url = authenticationRequestUrl(registration, { transaction, binding }, transaction, redirectUri);
      redirect(response, 302, url);
      return;
    }
    await lti.transactions.take(id);
    const t = translatorFor(request);
    renderPage(request, response, t, {
      view: 'open-in-window',
      title: t('open-in-window.title'),
      frameAncestors: 'anyone',
      formTargets: 'anywhere',
      data: {
        fields: {
          iss: registration.issuer,
          client_id: registration.clientId,
          login_hint: transaction.loginHint,
          target_link_uri: transaction.targetLink,
          lti_message_hint: transaction.messageHint,
          lti_deployment_id: transaction.deploymentHint,
        },
      },
    });
  });

  return router;
}
