import { Router, type Request, type Response } from 'express';
import { localized } from '../../../content/localized.js';
import { contentItem, type PlacedPath } from '../../../lti/deep-linking/content-item.js';
import { deepLinkingResponse } from '../../../lti/deep-linking/response.js';
import { quirksOf } from '../../../lti/platforms/quirks-of.js';
import { pathOf } from '../../../sittings/composition/path-of.js';
import { settingsOf, type Prescription } from '../../../sittings/prescriptions.js';
import { contentHash } from '../../../content/revision.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { visitOf, type Visit } from '../../middleware/require-session.js';
import { redirect } from '../../redirect.js';
import { renderPage } from '../../render-page.js';
import { workshopRoutes, type WorkshopPurpose } from './workshop.js';

function requestOf({ session }: Visit) {
  if (session.deepLinking === undefined) throw new WebRefusal('not_found', 'no platform asked for content');
  return session.deepLinking;
}

/** What the platform lets a teacher choose between. */
const TARGETS = ['iframe', 'window'] as const;

/** The pages of a deep linking request: a teacher chooses, and the platform gets our answer. */
export function deepLinkingRoutes(services: Services, onFinished: () => void): Router {
  const { lti, content, config } = services;
  const router = Router();

  function placed({ id, settings }: Prescription, { t }: Visit): PlacedPath {
    const path = pathOf(settings, content);
    const plain = path !== undefined && contentHash(settingsOf(path)) === contentHash(settings);
    return {
      prescriptionId: id,
      settings,
      plainPath: plain ? path.id : undefined,
      description: path && localized(path.description, t.language).text,
    };
  }

  /** A page that takes our answer to the platform: the browser carries it, for the platform's session is there. */
  async function answer(items: readonly object[], request: Request, response: Response): Promise<void> {
    const visit = visitOf(request);
    const { session, t } = visit;
    const asked = requestOf(visit);
    const registration = await lti.registrations.get(session.registrationId);
    if (registration === undefined) throw new WebRefusal('session_ended', 'the registration is gone');
    const jwt = await deepLinkingResponse(registration.doc, asked, items, lti);
    renderPage(request, response, t, {
      view: 'deep-linking-return',
      title: t('workshop.return-title'),
      frameAncestors: session.frameOrigins,
      formTargets: 'anywhere',
      data: { action: asked.returnUrl, jwt, count: items.length },
    });
  }

  const purpose: WorkshopPurpose = {
    async words(visit) {
      const { t, session } = visit;
      const { multiple, acceptTypes, targets, autoCreate } = requestOf(visit);
      const both = TARGETS.every((target) => targets.includes(target));
      const registration = await lti.registrations.get(session.registrationId);
      return {
        several: multiple,
        asks: t(multiple ? 'workshop.ask-several' : 'workshop.ask-one'),
        submit: t(autoCreate ? 'workshop.insert' : 'workshop.hand-over'),
        mayCancel: true,
        refusesLinks: !acceptTypes.includes('ltiResourceLink'),
        targets: both && quirksOf(registration?.doc.family ?? '').opensWhereChosen,
      };
    },
    async use(chosen, target, request, response) {
      const visit = visitOf(request);
      const asked = requestOf(visit);
      if (!asked.acceptTypes.includes('ltiResourceLink')) {
        throw new WebRefusal('form_malformed', 'the platform takes no links here');
      }
      const options = {
        language: visit.t.language,
        publicUrl: config.publicUrl,
        lineItems: asked.lineItems,
        target: TARGETS.find((one) => one === target && asked.targets.includes(one)),
      };
      const items = chosen.map((prescription) => contentItem(placed(prescription, visit), options));
      await answer(items, request, response);
    },
  };

  router.get('/', (request, response) => {
    redirect(response, 303, `/l/${visitOf(request).session.id}/workshop`);
  });
  router.post('/workshop/cancel', (request, response) => answer([], request, response));
  router.use('/workshop', workshopRoutes(services, purpose, onFinished));
  return router;
}
