import { Router, type Request, type Response } from 'express';
import { answerItem } from '../../sittings/answer-item.js';
import { chooseSettings } from '../../sittings/choose-settings.js';
import { latestSitting } from '../../sittings/latest-sitting.js';
import type { Sitting } from '../../sittings/sitting.js';
import { startSitting } from '../../sittings/start-sitting.js';
import type { Services } from '../../services.js';
import type { Versioned } from '../../store/port.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { visitOf, type Visit } from '../middleware/require-session.js';
import { presentFeedback } from '../presenters/feedback.js';
import { presentItem } from '../presenters/item.js';
import { presentResults } from '../presenters/results.js';
import { presentStart } from '../presenters/start.js';
import { renderPage, type Page } from '../render-page.js';
import { readAnswer } from './read-answer.js';

export interface SittingRoutesOptions {
  /** Where these pages are, without a slash at the end. */
  readonly base: (visit: Visit) => string;
  readonly placementIdOf: (visit: Visit) => string | Promise<string>;
  /** Called when a sitting has finished. */
  readonly onFinished: () => void;
}

/** A learner's way through a path: start, items one at a time, results. A teacher tries it by the same routes. */
export function sittingRoutes(
  services: Services,
  { base, placementIdOf, onFinished }: SittingRoutesOptions,
): Router {
  const { sitting: dependencies, grades } = services;
  const router = Router({ mergeParams: true });

  async function sittingFor(visit: Visit): Promise<Versioned<Sitting> | undefined> {
    return latestSitting(await placementIdOf(visit), visit.session.learnerId, dependencies.sittings);
  }

  function show(request: Request, response: Response, page: Omit<Page, 'frameAncestors'>): void {
    const { session, t, formToken } = visitOf(request);
    const { returnUrl } = session;
    const data = { ...page.data, formToken, returnUrl, base: base(visitOf(request)) };
    renderPage(request, response, t, { ...page, data, frameAncestors: session.frameOrigins });
  }

  async function showItem(
    request: Request,
    response: Response,
    sitting: Sitting,
    problem?: 'missing' | 'already-answered',
  ) {
    const { t } = visitOf(request);
    const data = await presentItem(sitting, dependencies.revisions, t, problem);
    const status = problem === 'missing' ? 422 : 200;
    show(request, response, { view: 'item', status, title: data.title, data });
  }

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const placement = (await dependencies.placements.get(await placementIdOf(visit)))?.doc;
    if (placement === undefined) throw new WebRefusal('not_found', 'the placement is gone');
    const latest = (await sittingFor(visit))?.doc;
    const chosen = await chooseSettings(placement, dependencies);
    const data = await presentStart({ placement, latest, chosen, visit, services });
    show(request, response, { view: 'learner-start', title: data.title, data });
  });

  router.post('/start', async (request, response) => {
    const visit = visitOf(request);
    const placementId = await placementIdOf(visit);
    const { learnerId } = visit.session;
    await startSitting({ placementId, learnerId, language: visit.t.language }, dependencies);
    response.redirect(303, `${base(visit)}/item`);
  });

  router.get('/item', async (request, response) => {
    const visit = visitOf(request);
    const sitting = (await sittingFor(visit))?.doc;
    if (sitting?.status !== 'open') {
      response.redirect(303, sitting === undefined ? base(visit) : `${base(visit)}/results`);
      return;
    }
    const repeated = request.query['again'] === '1' ? 'already-answered' : undefined;
    await showItem(request, response, sitting, repeated);
  });

  router.post('/item', async (request, response) => {
    const visit = visitOf(request);
    const found = await sittingFor(visit);
    if (found === undefined) throw new WebRefusal('not_found', 'no sitting was started');
    const form = readAnswer(request.body, found.doc);
    if (form.answer === undefined) {
      if (found.doc.current?.id === form.serving) await showItem(request, response, found.doc, 'missing');
      else response.redirect(303, `${base(visit)}/item`);
      return;
    }
    const result = await answerItem(found, form.serving, form.answer, dependencies);
    const { status, prescription } = result.sitting;
    if (status === 'finished') onFinished();
    const atOnce = prescription.settings.feedback === 'at-once';
    if (atOnce) response.redirect(303, `${base(visit)}/feedback/${form.serving}`);
    else if (status === 'finished') response.redirect(303, `${base(visit)}/results`);
    else response.redirect(303, `${base(visit)}/item${result.kind === 'taken' ? '' : '?again=1'}`);
  });

  router.get('/feedback/:serving', async (request, response) => {
    const visit = visitOf(request);
    const sitting = (await sittingFor(visit))?.doc;
    const answered = sitting?.responses.find(({ id }) => id === request.params['serving']);
    if (
      sitting === undefined ||
      answered === undefined ||
      sitting.prescription.settings.feedback !== 'at-once'
    ) {
      throw new WebRefusal('not_found', 'no such answer, or no feedback on it');
    }
    const data = await presentFeedback(sitting, answered, dependencies.revisions, visit.t);
    show(request, response, { view: 'feedback', title: data.title, data });
  });

  router.get('/results', async (request, response) => {
    const visit = visitOf(request);
    const sitting = (await sittingFor(visit))?.doc;
    if (sitting?.outcome === undefined) {
      response.redirect(303, base(visit));
      return;
    }
    const { placementId, learnerId } = sitting;
    const [grade] = await grades.grades.find({ where: { placementId, learnerId }, limit: 1 });
    const data = await presentResults(sitting, sitting.outcome, grade?.doc, services, visit.t);
    show(request, response, { view: 'results', title: data.title, data });
  });

  return router;
}
