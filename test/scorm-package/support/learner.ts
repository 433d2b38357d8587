import fc from 'fast-check';
import type { Answer, MarkableItem } from '../../../src/assessment/marking/item.js';
import { markableOf } from '../../../src/content/markable.js';
import { nextStepOf } from '../../../src/sittings/module-steps.js';
import { itemIn, type Course } from '../../../scorm-package/run/course.js';
import { beginRound } from '../../../scorm-package/run/practice.js';
import type { Run } from '../../../scorm-package/run/run.js';
import {
  newRun,
  runAgain,
  withAnswer,
  withPracticeAnswer,
  withRead,
} from '../../../scorm-package/run/take.js';

/** When everything happens: nothing here depends on it. */
export const NOW = Date.UTC(2026, 10, 29, 9);

const word = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => `${text.trim()}x`);

function partAnswers(item: Extract<MarkableItem, { type: 'matching' | 'blanks' }>) {
  const parts: readonly (readonly [string, fc.Arbitrary<string>])[] =
    item.type === 'matching'
      ? item.prompts.map(({ id }) => [id, fc.constantFrom(...item.choices)])
      : item.blanks.map((blank) => [blank.id, 'right' in blank ? fc.constantFrom(...blank.options) : word]);
  const given = parts.map(([id, text]) => fc.option(text.map((filled): [string, string] => [id, filled])));
  return fc
    .tuple(...given)
    .map((filled) => Object.fromEntries(filled.filter((part): part is [string, string] => part !== null)));
}

/** Any answer that an item's form can give. */
export function anyAnswer(item: MarkableItem): fc.Arbitrary<Answer> {
  const skipped = fc.constant<Answer>({ kind: 'skipped' });
  const answered = (): fc.Arbitrary<Answer> => {
    switch (item.type) {
      case 'single-choice':
        return fc.constantFrom(...item.options.map(({ id }) => ({ kind: 'choice' as const, option: id })));
      case 'several-choices':
        return fc
          .subarray(
            item.options.map(({ id }) => id),
            { minLength: 1 },
          )
          .map((options) => ({ kind: 'choices', options }));
      case 'short-text':
        return word.map((text) => ({ kind: 'text', text }));
      case 'ordering':
        return fc
          .shuffledSubarray([...item.elements], { minLength: item.elements.length })
          .map((elements) => ({ kind: 'order', elements }));
      case 'matching':
      case 'blanks':
        return partAnswers(item).map((parts) => ({ kind: 'parts', parts }));
    }
  };
  return fc.oneof({ weight: 1, arbitrary: skipped }, { weight: 6, arbitrary: answered() });
}

/** What a learner does next; `draw` gives the answer to the item in hand. */
export type Deed = 'go-on' | 'practise' | 'again';

export const anyDeeds = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.constant<Deed>('go-on') },
    { weight: 2, arbitrary: fc.constant<Deed>('practise') },
    { weight: 1, arbitrary: fc.constant<Deed>('again') },
  ),
  { maxLength: 80 },
);

export type DrawAnswer = (item: MarkableItem) => Answer;

/** The run after one deed; one that no page offers there changes nothing. */
export function after(run: Run, deed: Deed, course: Course, draw: DrawAnswer): Run {
  const answerTo = (id: string) => draw(markableOf(itemIn(course, id)));
  if (deed === 'again') {
    return run.sitting.status === 'finished' ? runAgain(run, course, 'again000', NOW) : run;
  }
  if (deed === 'practise') return run.sitting.status === 'finished' ? beginRound(run, course, NOW) : run;
  const practised = run.round?.current;
  if (run.sitting.status === 'finished' && practised !== undefined) {
    return withPracticeAnswer(run, course, answerTo(practised.item), NOW);
  }
  const step = nextStepOf(course.module, run.sitting);
  if (step === undefined) return run;
  return step.kind === 'item'
    ? withAnswer(run, course, answerTo(step.item), NOW)
    : withRead(run, course, step.id, NOW);
}

/** A learner who begins and does all that, one thing after the other. */
export function runThrough(deeds: readonly Deed[], course: Course, draw: DrawAnswer): Run {
  return deeds.reduce((run, deed) => after(run, deed, course, draw), newRun(course, 'seed0001', NOW));
}

/** The whole module, from its first page to its last. */
export function finishedRun(course: Course, draw: DrawAnswer): Run {
  return runThrough(
    course.module.steps.map(() => 'go-on'),
    course,
    draw,
  );
}

/** A round of practice to its end. */
export function practised(begun: Run, course: Course, draw: DrawAnswer): Run {
  let run = begun;
  while (run.round?.current !== undefined) run = after(run, 'go-on', course, draw);
  return run;
}
