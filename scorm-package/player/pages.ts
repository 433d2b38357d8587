import type { ModuleContent } from '../../src/content/modules.js';
import { inLanguage } from '../../src/content/translation.js';
import { nextStepOf } from '../../src/sittings/module-steps.js';
import type { ItemResponse, Sitting } from '../../src/sittings/sitting.js';
import type { MessageKey } from '../../src/web/i18n/fr.js';
import type { Translator } from '../../src/web/i18n/translator.js';
import type { Given } from '../../src/web/presenters/asked/parts.js';
import { presentFeedback } from '../../src/web/presenters/feedback.js';
import { presentItem, type ItemProblem } from '../../src/web/presenters/item.js';
import { presentContents } from '../../src/web/presenters/module/contents.js';
import { presentModuleResults } from '../../src/web/presenters/module/results.js';
import { presentStep } from '../../src/web/presenters/module/step.js';
import { presentReview, type Verdict } from '../../src/web/presenters/review.js';
import { itemIn, type Course } from '../run/course.js';
import { questionsInRound } from '../run/practice.js';
import { roundAnswers, type Run } from '../run/run.js';
import { passes, pointsOf, shareOf } from '../run/score.js';

/** A page to show: its template, its title, what it shows, and where its links lead. */
export interface Page {
  readonly view: 'start' | 'item' | 'module' | 'feedback' | 'results' | 'left';
  readonly base: '#' | '#/practice';
  readonly title: string;
  readonly data: object;
  /** The browser script that makes its form pleasant. */
  readonly script?: string;
}

/** What a person tried to send in vain. */
export interface Attempt {
  readonly problem: ItemProblem;
  readonly given?: Given;
}

const revisionsIn = (course: Course) => ({
  find: async (revision: string, variant?: string) =>
    itemIn(course, revision.slice(0, revision.lastIndexOf('@')), variant),
});

/** The sitting of a round of practice, as the item pages know one: numbered from its first question, and of no module. */
function practiceSitting(run: Run, course: Course): Sitting {
  const { sitting } = run;
  const { settings } = sitting.prescription;
  const questions = questionsInRound(course);
  const current = run.round?.current;
  return {
    ...sitting,
    status: current === undefined ? 'finished' : 'open',
    responses: [...roundAnswers(run)],
    prescription: {
      ...sitting.prescription,
      settings: { ...settings, moduleId: undefined, length: { min: questions, max: questions } },
    },
    current,
  };
}

export function startPage(run: Run, course: Course, inLms: boolean, t: Translator): Page {
  const { module, content, asked } = course;
  const { said, lang } = inLanguage<ModuleContent>(module, t.language);
  const named = (text: string) => ({ text, lang: lang === t.language ? undefined : lang });
  const begun = run.sitting.responses.length > 0 || (run.sitting.read ?? []).length > 0;
  return {
    view: 'start',
    base: '#',
    title: said.title,
    data: {
      domain: content.competence.domain,
      competence: content.competence.title,
      heading: named(said.title),
      summary: named(said.summary),
      objectives: said.objectives,
      length: t('player.length', { minutes: module.minutes, questions: asked.length }),
      passing: t('player.passing', { mastery: module.mastery }),
      kept: t(inLms ? 'player.kept-lms' : 'player.kept-disk'),
      begin: t(begun ? 'player.resume' : 'player.begin'),
      contents: presentContents(module, run.sitting, t),
    },
  };
}

async function servedItem(
  sitting: Sitting,
  course: Course,
  base: Page['base'],
  t: Translator,
  attempt?: Attempt,
): Promise<Page> {
  const sources = { revisions: revisionsIn(course), now: Date.now, content: course };
  const { script, ...data } = await presentItem(sitting, sources, t, attempt?.problem, attempt?.given);
  return { view: 'item', base, title: data.title, data, ...(script === undefined ? {} : { script }) };
}

/** The module's next step, whatever it is: a card, an item or, after the last, the result. */
export async function nextPage(run: Run, course: Course, t: Translator, attempt?: Attempt): Promise<Page> {
  const step = nextStepOf(course.module, run.sitting);
  if (step === undefined) return resultsPage(run, course, t);
  return step.kind === 'item'
    ? servedItem(run.sitting, course, '#', t, attempt)
    : cardPage(run, course, step.id, t);
}

/** @throws WebRefusal `not_found` for a card that is not reached yet, or none */
export async function cardPage(run: Run, course: Course, step: string, t: Translator): Promise<Page> {
  const data = presentStep(run.sitting, step, course, t);
  return { view: 'module', base: '#', title: data.title, data };
}

export async function feedbackPage(
  run: Run,
  response: ItemResponse,
  course: Course,
  t: Translator,
): Promise<Page> {
  const data = await presentFeedback(
    run.sitting,
    response,
    { revisions: revisionsIn(course), content: course },
    t,
  );
  return { view: 'feedback', base: '#', title: data.title, data };
}

/** The practice item that is served; the result where the round is over. */
export async function practicePage(
  run: Run,
  course: Course,
  t: Translator,
  attempt?: Attempt,
): Promise<Page> {
  if (run.round?.current === undefined) return resultsPage(run, course, t);
  const page = await servedItem(practiceSitting(run, course), course, '#/practice', t, attempt);
  return { ...page, data: { ...page.data, stop: true } };
}

export async function practiceFeedbackPage(run: Run, course: Course, t: Translator): Promise<Page> {
  const sitting = practiceSitting(run, course);
  const response = sitting.responses.at(-1);
  if (response === undefined) return practicePage(run, course, t);
  const sources = { revisions: revisionsIn(course), content: course };
  const data = await presentFeedback(sitting, response, sources, t);
  return {
    view: 'feedback',
    base: '#/practice',
    title: data.title,
    data: { ...data, stop: !data.finished },
  };
}

const MARKS: Readonly<Record<Verdict, MessageKey>> = {
  right: 'results.right-mark',
  wrong: 'results.wrong-mark',
  partly: 'results.partly-mark',
  skipped: 'results.skipped-mark',
};

function practised(run: Run, t: Translator): string | undefined {
  const answers = roundAnswers(run);
  if (answers.length === 0) return undefined;
  const right = answers.filter(({ credit }) => credit === 1).length;
  return t('player.practice-done', { answers: answers.length, right });
}

export function resultsPage(run: Run, course: Course, t: Translator): Page {
  const { sitting, best } = run;
  const module = presentModuleResults(course.module, sitting, t);
  const share = shareOf(sitting, course);
  const { mastery } = course.module;
  const better = best !== undefined && pointsOf(best) > pointsOf(share);
  return {
    view: 'results',
    base: '#',
    title: module.title,
    data: {
      module,
      score: t('player.score', { points: pointsOf(share) }),
      passed: passes(share, course) ? t('player.passed') : t('player.not-passed', { mastery }),
      best: better ? t('player.best', { points: pointsOf(best) }) : undefined,
      practised: practised(run, t),
      practice: t('player.practice-start', { questions: questionsInRound(course) }),
      reviews: sitting.responses.map((response, index) => {
        const review = presentReview(itemIn(course, response.item, response.variant), response, t);
        return { number: index + 1, mark: t(MARKS[review.verdict]), ...review };
      }),
    },
  };
}

/** What became of the visit: kept, perhaps not, or not meant to be. */
export type Ending = 'saved' | 'unsaved' | 'not-written';

const ENDINGS: Readonly<Record<Ending, MessageKey>> = {
  saved: 'player.left',
  unsaved: 'player.left-unsaved',
  'not-written': 'player.left-not-written',
};

export function leftPage(ending: Ending, t: Translator): Page {
  return {
    view: 'left',
    base: '#',
    title: t('player.left-title'),
    data: { left: t(ENDINGS[ending]) },
  };
}
