import { Router, type Request, type Response } from 'express';
import { approveRegistration } from '../../../grades/approve-registration.js';
import { changeRegistration } from '../../../lti/change-registration.js';
import { chooseTenancy, TenancyInUseError } from '../../../lti/choose-tenancy.js';
import type { Registration } from '../../../lti/registrations.js';
import type { Services } from '../../../services.js';
import type { Versioned } from '../../../store/port.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import type { MessageKey } from '../../i18n/fr.js';
import { administratorVisitOf } from '../../middleware/require-administrator.js';
import { presentPlatform } from '../../presenters/administrator/platform.js';
import { redirect } from '../../redirect.js';
import { deploymentForm, frameOriginsForm, nameForm, readForm, statusForm } from './platform-forms.js';
import { showAdministratorPage } from './show-page.js';

const NOTICES: ReadonlyMap<string, MessageKey> = new Map(
  Object.entries({
    active: 'platforms.did-approve',
    suspended: 'platforms.did-suspend',
    named: 'platforms.did-name',
    deployment: 'platforms.did-deployment',
    origins: 'platforms.did-origins',
  } as const),
);

/** One platform: what was agreed with it, and what an administrator decides about it. */
export function platformRoutes({ lti, grades: { grades }, config }: Services): Router {
  const router = Router({ mergeParams: true });

  async function found({ params }: Request): Promise<Versioned<Registration>> {
    const registration = await lti.registrations.get(String(params['registration']));
    if (registration === undefined) throw new WebRefusal('not_found', 'no such registration');
    return registration;
  }

  async function show(request: Request, response: Response, problem?: MessageKey): Promise<void> {
    const { t } = administratorVisitOf(request);
    const { doc: registration } = await found(request);
    const { id: registrationId, institutionId, name } = registration;
    const [institution, deployments, last, due, refused, kept] = await Promise.all([
      lti.institutions.get(institutionId),
      lti.deployments.list(registrationId),
      lti.launchRecords.lastAccepted(registrationId),
      grades.count({ registrationId, state: 'due' }),
      grades.count({ registrationId, state: 'refused' }),
      grades.count({ registrationId, state: 'kept' }),
    ]);
    const { done } = request.query;
    const notice = typeof done === 'string' ? NOTICES.get(done) : undefined;
    showAdministratorPage(request, response, {
      view: 'administrator-platform',
      status: problem === undefined ? 200 : 422,
      title: name,
      data: presentPlatform({
        registration,
        institution: institution?.name,
        deployments,
        lastLaunchAt: last?.at,
        grades: { due, refused, kept },
        notice: notice && t(notice),
        problem: problem && t(problem),
        t,
      }),
    });
  }

  function done(response: Response, { id }: Registration, what: string): void {
    redirect(response, 303, `/administrator/platforms/${id}?done=${what}`);
  }

  router.get('/', (request, response) => show(request, response));

  router.post('/status', async (request, response) => {
    const { status, tenancy } = readForm(statusForm, request.body);
    const { doc, version } = await found(request);
    try {
      if (tenancy !== undefined) await chooseTenancy({ doc, version }, tenancy, lti);
    } catch (error) {
      if (!(error instanceof TenancyInUseError)) throw error;
      await show(request, response, 'platforms.tenancy-in-use');
      return;
    }
    if (status === 'active') {
      await approveRegistration(doc.id, { registrations: lti.registrations, grades, now: lti.now });
    } else await changeRegistration(doc.id, { status }, lti.registrations);
    done(response, doc, status);
  });

  router.post('/name', async (request, response) => {
    const { doc } = await found(request);
    await changeRegistration(doc.id, readForm(nameForm, request.body), lti.registrations);
    done(response, doc, 'named');
  });

  router.post('/deployments', async (request, response) => {
    const { doc } = await found(request);
    const { deployment, name } = readForm(deploymentForm, request.body);
    await lti.deployments.approve(doc, deployment, lti.now(), name);
    done(response, doc, 'deployment');
  });

  router.post('/frame-origins', async (request, response) => {
    const { doc } = await found(request);
    const form = frameOriginsForm.safeParse(request.body);
    const insecure = form.data?.origins.some((origin) => origin.startsWith('http:')) === true;
    if (!form.success || (insecure && !config.loopback)) {
      await show(request, response, 'platforms.origins-wrong');
      return;
    }
    await changeRegistration(doc.id, { addedFrameOrigins: form.data.origins }, lti.registrations);
    done(response, doc, 'origins');
  });

  return router;
}
