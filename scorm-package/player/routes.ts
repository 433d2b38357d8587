import { answerOfFields } from '../../src/web/forms/answer-of-fields.js';
import type { Answer } from '../../src/assessment/marking/item.js';
import type { Serving } from '../../src/sittings/sitting.js';
import type { Translator } from '../../src/web/i18n/translator.js';
import type { Course } from '../run/course.js';
import { beginRound } from '../run/practice.js';
import type { Place, Run } from '../run/run.js';
import { runAgain, withAnswer, withPracticeAnswer, withRead } from '../run/take.js';
import { fieldsOf } from './answer-in-form.js';
import {
  cardPage,
  feedbackPage,
  nextPage,
  practiceFeedbackPage,
  practicePage,
  resultsPage,
  startPage,
  type Attempt,
  type Page,
} from './pages.js';

/** Where each place is found, as the part of an address after `#/`. */
export const ADDRESS_OF: Readonly<Record<Place, string>> = {
  start: '',
  step: 'item',
  feedback: 'feedback',
  results: 'results',
  practice: 'practice/item',
  'practice-feedback': 'practice/feedback',
};

/** The page at an address; one that is none, or not reached yet, leads to where the learner is. */
export async function pageAt(
  address: string,
  run: Run,
  course: Course,
  inLms: boolean,
  t: Translator,
): Promise<Page> {
  const [first = '', second = '', third] = address.split('/');
  if (first === '') return startPage(run, course, inLms, t);
  if (first === 'practice') {
    if (second === 'results') return resultsPage(run, course, t);
    return second === 'feedback' && third === undefined
      ? practiceFeedbackPage(run, course, t)
      : practicePage(run, course, t);
  }
  if (first === 'step') return cardPage(run, course, second, t);
  if (first === 'feedback') {
    const { responses } = run.sitting;
    const found = second === '' ? responses.at(-1) : responses.find(({ id }) => id === second);
    if (found !== undefined) return feedbackPage(run, found, course, t);
  }
  if (first === 'results' && run.sitting.status === 'finished') return resultsPage(run, course, t);
  return nextPage(run, course, t);
}

/** Where a page puts the learner; undefined for one that is looked at again, and for the first. */
export function placeAt(address: string, { sitting, round }: Run): Place | undefined {
  const onward = sitting.status === 'finished' ? 'results' : 'step';
  const places: Readonly<Record<string, Place>> = {
    [ADDRESS_OF.step]: onward,
    [ADDRESS_OF.results]: onward,
    [ADDRESS_OF.practice]: round?.current === undefined ? onward : 'practice',
    'practice/results': onward,
  };
  return places[address];
}

/** What a form did: the run after it, the address to go to and, where something is missing, the same page again. */
export interface Posted {
  readonly run: Run;
  readonly address: string;
  readonly again?: Page;
}

/** The seed of another run: eight characters that nobody needs to guess. */
export const newSeed = (): string =>
  Array.from({ length: 8 }, () => Math.floor(Math.random() * 36).toString(36)).join('');

function answerIn(form: FormData, serving: Serving): Answer | Attempt {
  const { answer, problem = 'missing', given } = answerOfFields(fieldsOf(form), () => serving.answerKind);
  return answer ?? { problem, ...(given === undefined ? {} : { given }) };
}

async function postAnswer(form: FormData, run: Run, course: Course, t: Translator): Promise<Posted> {
  const { current } = run.sitting;
  if (current === undefined || form.get('serving') !== current.id) {
    return { run, address: ADDRESS_OF[run.place] };
  }
  const answer = answerIn(form, current);
  if ('problem' in answer) {
    return { run, address: ADDRESS_OF.step, again: await nextPage(run, course, t, answer) };
  }
  return { run: withAnswer(run, course, answer, Date.now()), address: ADDRESS_OF.feedback };
}

async function postPracticeAnswer(form: FormData, run: Run, course: Course, t: Translator): Promise<Posted> {
  const current = run.round?.current;
  if (current === undefined || form.get('serving') !== current.id) {
    return { run, address: ADDRESS_OF[run.place] };
  }
  const answer = answerIn(form, current);
  if ('problem' in answer) {
    return { run, address: ADDRESS_OF.practice, again: await practicePage(run, course, t, answer) };
  }
  const next = withPracticeAnswer(run, course, answer, Date.now());
  return { run: next, address: ADDRESS_OF['practice-feedback'] };
}

/** What sending a form does. A form of a page that is no longer the one in hand changes nothing. */
export async function post(
  address: string,
  form: FormData,
  run: Run,
  course: Course,
  t: Translator,
): Promise<Posted> {
  const [first = '', second = ''] = address.split('/');
  if (first === 'item') return postAnswer(form, run, course, t);
  if (first === 'practice' && second === 'item') return postPracticeAnswer(form, run, course, t);
  if (first === 'practice') return { run: beginRound(run, course, Date.now()), address: ADDRESS_OF.practice };
  if (first === 'again' && run.sitting.status === 'finished') {
    return { run: runAgain(run, course, newSeed(), Date.now()), address: ADDRESS_OF.step };
  }
  const read = first === 'step' ? withRead(run, course, second, Date.now()) : run;
  return { run: read, address: read.sitting.status === 'finished' ? ADDRESS_OF.results : ADDRESS_OF.step };
}
