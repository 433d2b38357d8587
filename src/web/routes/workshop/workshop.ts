import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { pathOf } from '../../../sittings/composition/path-of.js';
import { compositionOf } from '../../../sittings/composition/composition-of-settings.js';
import { findChoice, pathChoice } from '../../../sittings/composition/find-choice.js';
import { settingsOfComposition } from '../../../sittings/composition/settings-of-composition.js';
import type { Prescription } from '../../../sittings/prescriptions.js';
import { previewPrescription } from '../../../sittings/preview-placement.js';
import type { Services } from '../../../services.js';
import { WebRefusal } from '../../errors/web-refusal.js';
import { visitOf, type Visit } from '../../middleware/require-session.js';
import { composedCards, pathCards } from '../../presenters/workshop/choices.js';
import {
  compositionProblems,
  fieldProblems,
  presentComposer,
  type FieldProblems,
} from '../../presenters/workshop/composer.js';
import { presentChosen } from '../../presenters/workshop/chosen.js';
import { redirect } from '../../redirect.js';
import { renderPage, type ViewName } from '../../render-page.js';
import { sittingRoutes } from '../sitting.js';
import {
  compositionFormSchema,
  formOf,
  readComposition,
  type CompositionForm,
} from '../../forms/composition-form.js';
import { textField, textFields } from '../../forms/form-reader.js';

/** What is done with what a teacher chose. */
export interface WorkshopPurpose {
  /** What the pages say of it; `several`: whether more than one may be chosen at once. */
  readonly words: (visit: Visit) => Promise<object & { readonly several: boolean }>;
  readonly use: (
    chosen: readonly Prescription[],
    target: string,
    request: Request,
    response: Response,
  ) => Promise<void>;
}

const useFormSchema = z.object({ choice: textFields, target: textField });

/** How many of the institution's own compositions are offered again. */
const OFFERED = 20;

/** Where a teacher chooses a path, or composes one, tries it, and uses it. */
export function workshopRoutes(services: Services, purpose: WorkshopPurpose, onFinished: () => void): Router {
  const { content, sitting: dependencies, config } = services;
  const router = Router();
  const base = ({ session }: Visit) => `/l/${session.id}/workshop`;
  const summaryOf = (visit: Visit, choice: unknown) =>
    `${base(visit)}/chosen/${encodeURIComponent(String(choice))}`;
  const choose = (choice: string, { session }: Visit) =>
    findChoice(choice, session.institutionId, dependencies);

  async function show(request: Request, response: Response, view: ViewName, data: object, status = 200) {
    const visit = visitOf(request);
    const { session, t, formToken } = visit;
    const words = await purpose.words(visit);
    const title = 'title' in data && typeof data.title === 'string' ? data.title : t('workshop.title');
    renderPage(request, response, t, {
      view,
      status,
      title,
      frameAncestors: session.frameOrigins,
      data: {
        styles: ['workshop'],
        formToken,
        returnUrl: session.returnUrl,
        course: session.contextTitle,
        base: base(visit),
        ...words,
        ...data,
      },
    });
  }

  async function showIndex(request: Request, response: Response, problem?: string): Promise<void> {
    const { t, session } = visitOf(request);
    const composed = await dependencies.prescriptions.composed(session.institutionId, OFFERED);
    const data = {
      problem,
      paths: pathCards('paths', content, t),
      modules: pathCards('modules', content, t),
      composed: composedCards(composed, content, t),
    };
    await show(request, response, 'deep-linking', data, problem === undefined ? 200 : 422);
  }

  async function showComposer(
    request: Request,
    response: Response,
    form: CompositionForm,
    problems: FieldProblems,
  ): Promise<void> {
    const data = presentComposer(form, problems, content, visitOf(request).t);
    const status = Object.keys(problems).length === 0 ? 200 : 422;
    await show(request, response, 'compose', data, status);
  }

  router.get('/', (request, response) => showIndex(request, response));

  router.post('/use', async (request, response) => {
    const visit = visitOf(request);
    const form = useFormSchema.safeParse(request.body);
    if (!form.success) throw new WebRefusal('form_malformed', 'not the form of the page');
    const { several } = await purpose.words(visit);
    const choices = [...new Set(form.data.choice)].filter((choice) => choice !== '');
    if (choices.length === 0) return showIndex(request, response, visit.t('workshop.choose-one'));
    if (choices.length > 1 && !several) throw new WebRefusal('form_malformed', 'more than one chosen');
    const chosen: Prescription[] = [];
    for (const choice of choices) chosen.push(await choose(choice, visit));
    return purpose.use(chosen, form.data.target, request, response);
  });

  router.get('/compose', async (request, response) => {
    const { from } = request.query;
    const start = typeof from === 'string' && from !== '' ? from : pathChoice(config.defaultPath);
    const { settings } = await choose(start, visitOf(request));
    if (settings.moduleId !== undefined) throw new WebRefusal('not_found', 'a module is not composed');
    await showComposer(request, response, formOf(compositionOf(settings), start), {});
  });

  router.post('/compose', async (request, response) => {
    const visit = visitOf(request);
    const sent = compositionFormSchema.safeParse(request.body);
    if (!sent.success) throw new WebRefusal('form_malformed', 'not the form of the page');
    const { composition, problems } = readComposition(sent.data);
    const now = dependencies.now();
    const started = sent.data.from === '' ? undefined : await choose(sent.data.from, visit);
    if (started?.settings.moduleId !== undefined)
      throw new WebRefusal('not_found', 'a module is not composed');
    const composed = settingsOfComposition(composition, content, pathOf(started?.settings, content), now);
    if (problems.size > 0 || 'problems' in composed) {
      const others = 'problems' in composed ? compositionProblems(composed.problems, visit.t) : {};
      return showComposer(request, response, sent.data, { ...others, ...fieldProblems(problems, visit.t) });
    }
    const { institutionId } = visit.session;
    const kept = await dependencies.prescriptions.keep(institutionId, composed.settings, now);
    redirect(response, 303, `${base(visit)}/chosen/${kept.id}`);
  });

  router.get('/chosen/:choice', async (request, response) => {
    const visit = visitOf(request);
    const { choice } = request.params;
    const { settings } = await choose(choice, visit);
    await show(request, response, 'chosen', presentChosen(choice, settings, content, visit.t));
  });

  router.use(
    '/chosen/:choice/try',
    sittingRoutes(services, {
      base: (visit, { choice }) => `${summaryOf(visit, choice)}/try`,
      placementIdOf: async (visit, { choice }) => {
        const { registrationId } = visit.session;
        return (await previewPrescription(await choose(String(choice), visit), registrationId, dependencies))
          .id;
      },
      onFinished,
      triedFrom: (visit, { choice }) => ({
        back: summaryOf(visit, choice),
        label: visit.t('trying.to-summary'),
      }),
    }),
  );
  return router;
}
