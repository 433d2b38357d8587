import { Router, type Request, type Response } from 'express';
import { answerItem, hasAnswerTo } from '../../sittings/answer-item.js';
import { chooseSettings } from '../../sittings/choose-settings.js';
import { endIfOverdue } from '../../sittings/end-overdue-sittings.js';
import { latestSitting } from '../../sittings/latest-sitting.js';
import { moduleOf, nextStepOf } from '../../sittings/module-steps.js';
import { readStep } from '../../sittings/read-step.js';
import { wasEndedByTime, type Sitting } from '../../sittings/sitting.js';
import { startSitting } from '../../sittings/start-sitting.js';
import { GRACE } from '../../sittings/time-limits.js';
import type { Services } from '../../services.js';
import type { Versioned } from '../../store/port.js';
import { WebRefusal } from '../errors/web-refusal.js';
import { visitOf, type Visit } from '../middleware/require-session.js';
import { presentFeedback } from '../presenters/feedback.js';
import { presentStep } from '../presenters/module/step.js';
import { presentItem, type ItemProblem } from '../presenters/item.js';
import { presentResults } from '../presenters/results.js';
import { presentStart } from '../presenters/start.js';
import { presentUnfinished } from '../presenters/unfinished.js';
import { redirect } from '../redirect.js';
import { renderPage, type Page } from '../render-page.js';
import { readAnswer } from './read-answer.js';

/** What stands in the address before these pages. */
type RouteParameters = Readonly<Record<string, string | string[] | undefined>>;

export interface SittingRoutesOptions {
  /** Where these pages are, without a slash at the end. */
  readonly base: (visit: Visit, parameters: RouteParameters) => string;
  readonly placementIdOf: (visit: Visit, parameters: RouteParameters) => string | Promise<string>;
  /** Called when a sitting has finished. */
  readonly onFinished: () => void;
  /** The page of the result that advised it, where one did. */
  readonly advisedBy?: (visit: Visit) => string;
  /** The page that a teacher tries the path from, where one does. */
  readonly triedFrom?: (visit: Visit, parameters: RouteParameters) => TriedFrom;
}

/** The way back for who tries a path. */
interface TriedFrom {
  readonly back: string;
  readonly label: string;
}

/** A learner's way through a path: start, items one at a time, results. A teacher tries it by the same routes. */
export function sittingRoutes(
  services: Services,
  { base, placementIdOf, onFinished, advisedBy, triedFrom }: SittingRoutesOptions,
): Router {
  const { sitting: dependencies, grades } = services;
  const router = Router({ mergeParams: true });

  const home = (request: Request) => base(visitOf(request), request.params);
  const place = async (request: Request) => placementIdOf(visitOf(request), request.params);

  /** @param grace milliseconds, as endIfOverdue takes them */
  async function sittingFor(request: Request, grace = 0): Promise<Versioned<Sitting> | undefined> {
    const { learnerId } = visitOf(request).session;
    const found = await latestSitting(await place(request), learnerId, dependencies.sittings);
    if (found === undefined) return undefined;
    const seen = await endIfOverdue(found, dependencies, grace);
    if (found.doc.status === 'open' && seen?.doc.gradeDueAt !== undefined) onFinished();
    return seen;
  }

  function show(request: Request, response: Response, page: Omit<Page, 'frameAncestors'>): void {
    const { session, t, formToken } = visitOf(request);
    const { returnUrl } = session;
    const data = {
      styles: page.view === 'results' ? ['asked', 'module', 'results'] : ['asked', 'module'],
      formToken,
      returnUrl,
      base: home(request),
      advisedBy: advisedBy?.(visitOf(request)),
      trying: triedFrom?.(visitOf(request), request.params),
      ...page.data,
    };
    renderPage(request, response, t, { frameAncestors: session.frameOrigins, ...page, data });
  }

  async function showItem(
    request: Request,
    response: Response,
    sitting: Sitting,
    problem?: ItemProblem,
    given?: ReadonlyMap<string, string>,
  ) {
    const { t } = visitOf(request);
    const data = await presentItem(sitting, dependencies, t, problem, given);
    const status = problem === undefined || problem === 'already-answered' ? 200 : 422;
    show(request, response, { view: 'item', status, title: data.title, data });
  }

  /** The card that an open sitting is at, where it goes through a module and no item is due. */
  function openStep(sitting: Sitting) {
    const module = sitting.current === undefined ? moduleOf(sitting, services.content) : undefined;
    return module && nextStepOf(module, sitting);
  }

  function showStep(request: Request, response: Response, sitting: Sitting, id: string): void {
    const { t } = visitOf(request);
    const data = presentStep(sitting, id, services.content, t);
    show(request, response, { view: 'module', title: data.title, data });
  }

  router.get('/', async (request, response) => {
    const visit = visitOf(request);
    const placement = (await dependencies.placements.get(await place(request)))?.doc;
    if (placement === undefined) throw new WebRefusal('not_found', 'the placement is gone');
    const latest = (await sittingFor(request))?.doc;
    const chosen = await chooseSettings(placement, dependencies);
    const data = await presentStart({ placement, latest, chosen, visit, services });
    show(request, response, { view: 'learner-start', title: data.title, data });
  });

  router.post('/start', async (request, response) => {
    const visit = visitOf(request);
    const placementId = await place(request);
    const { learnerId } = visit.session;
    await startSitting({ placementId, learnerId, language: visit.t.language }, dependencies);
    redirect(response, 303, `${home(request)}/item`);
  });

  router.get('/item', async (request, response) => {
    const sitting = (await sittingFor(request))?.doc;
    if (sitting?.status !== 'open') {
      redirect(response, 303, sitting === undefined ? home(request) : `${home(request)}/results`);
      return;
    }
    const step = openStep(sitting);
    if (step !== undefined) {
      showStep(request, response, sitting, step.id);
      return;
    }
    const repeated = request.query['again'] === '1' ? 'already-answered' : undefined;
    await showItem(request, response, sitting, repeated);
  });

  router.post('/item', async (request, response) => {
    const found = await sittingFor(request, GRACE);
    if (found === undefined) throw new WebRefusal('not_found', 'no sitting was started');
    const form = readAnswer(request.body, found.doc);
    if (wasEndedByTime(found.doc) && !hasAnswerTo(found.doc, form.serving)) {
      redirect(response, 303, `${home(request)}/results?late=1`);
      return;
    }
    if (form.answer === undefined) {
      if (found.doc.current?.id === form.serving)
        await showItem(request, response, found.doc, form.problem, form.given);
      else redirect(response, 303, `${home(request)}/item`);
      return;
    }
    const result = await answerItem(found, form.serving, form.answer, dependencies);
    const { status, prescription } = result.sitting;
    if (status === 'finished') onFinished();
    // A question on trial has no feedback: its key may yet be wrong.
    const scored = result.sitting.responses.some(({ id }) => id === form.serving);
    const atOnce = scored && prescription.settings.feedback === 'at-once';
    if (atOnce) redirect(response, 303, `${home(request)}/feedback/${form.serving}`);
    else if (status === 'finished') redirect(response, 303, `${home(request)}/results`);
    else redirect(response, 303, `${home(request)}/item${result.kind === 'taken' ? '' : '?again=1'}`);
  });

  router.get('/step/:step', async (request, response) => {
    const sitting = (await sittingFor(request))?.doc;
    if (sitting === undefined) throw new WebRefusal('not_found', 'no sitting was started');
    showStep(request, response, sitting, request.params.step);
  });

  router.post('/step/:step', async (request, response) => {
    const found = await sittingFor(request, GRACE);
    if (found === undefined) throw new WebRefusal('not_found', 'no sitting was started');
    const { status } = await readStep(found, request.params.step, dependencies);
    if (status === 'finished') onFinished();
    redirect(response, 303, `${home(request)}/${status === 'open' ? 'item' : 'results'}`);
  });

  router.get('/feedback/:serving', async (request, response) => {
    const visit = visitOf(request);
    const sitting = (await sittingFor(request))?.doc;
    const answered = sitting?.responses.find(({ id }) => id === request.params['serving']);
    if (
      sitting === undefined ||
      answered === undefined ||
      sitting.prescription.settings.feedback !== 'at-once'
    ) {
      throw new WebRefusal('not_found', 'no such answer, or no feedback on it');
    }
    const data = await presentFeedback(sitting, answered, dependencies, visit.t);
    show(request, response, { view: 'feedback', title: data.title, data });
  });

  router.get('/results', async (request, response) => {
    const visit = visitOf(request);
    const sitting = (await sittingFor(request))?.doc;
    const late = request.query['late'] === '1';
    if (sitting?.status === 'unfinished') {
      const data = presentUnfinished(sitting, late, dependencies.now(), visit.t);
      show(request, response, { view: 'unfinished', title: data.title, data });
      return;
    }
    if (sitting?.outcome === undefined) {
      redirect(response, 303, home(request));
      return;
    }
    const { placementId, learnerId } = sitting;
    const [grade] = await grades.grades.find({ where: { placementId, learnerId }, limit: 1 });
    const data = await presentResults(sitting, sitting.outcome, grade?.doc, services, visit.t, late);
    show(request, response, { view: 'results', title: data.title, data });
  });

  return router;
}
