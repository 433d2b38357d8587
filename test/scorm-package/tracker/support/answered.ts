import fc from 'fast-check';
import type { Answer, MarkableItem } from '../../../../src/assessment/marking/item.js';

/** An item of any type, and what a learner may answer to it. */
export interface Answered {
  /** The item's type as authors name it. */
  readonly type: string;
  readonly asked: MarkableItem;
  readonly answer: Answer;
}

const LETTERS = Array.from('abcdefghij');

/** Texts with all that has a meaning in some grammar, and what some LMSs cannot keep. */
export const wildText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[,]',
        '[.]',
        '[:]',
        '{lang=en}',
        '{case_matters=true}',
        '{',
        '}',
        ',',
        '.',
        '|',
        '\n',
        '\0',
      ),
      fc.constantFrom('\u2028', '\ud83d', '\ude00', '😀', '\uffff', 'é', '"', '<b>', '  ', "l'", ';', '\\'),
      fc.string({ unit: 'binary', maxLength: 20 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

const solution = fc.oneof(
  fc.constantFrom('INS', 'MSSanté', 'oui', '1,5'),
  wildText.filter((text) => text !== ''),
);

const letters = (least: number, most: number): fc.Arbitrary<readonly string[]> =>
  fc.uniqueArray(fc.constantFrom(...LETTERS), { minLength: least, maxLength: most });

const tolerance = fc.uniqueArray(fc.constantFrom('case', 'punctuation', 'spelling'));

const singleChoice = letters(3, 6).chain((ids) =>
  fc.record({
    type: fc.constant('single-choice'),
    asked: fc.constantFrom(...ids).map((right) => ({
      type: 'single-choice' as const,
      options: ids.map((id) => ({ id, correct: id === right })),
    })),
    answer: fc.constantFrom(...ids).map((option) => ({ kind: 'choice' as const, option })),
  }),
);

const severalChoices = letters(4, 8).chain((ids) =>
  fc.record({
    type: fc.constantFrom('several-choices', 'find-in-document'),
    asked: fc.subarray([...ids], { minLength: 1 }).map((right) => ({
      type: 'several-choices' as const,
      options: ids.map((id) => ({ id, correct: right.includes(id) })),
    })),
    answer: fc.array(fc.constantFrom(...ids), { maxLength: 10 }).map((options) => ({
      kind: 'choices' as const,
      options,
    })),
  }),
);

const shortText = fc.record({
  type: fc.constant('short-text'),
  asked: fc.record({
    type: fc.constant('short-text' as const),
    accepted: fc.array(solution, { minLength: 1, maxLength: 8 }),
    tolerance,
  }),
  answer: wildText.map((text) => ({ kind: 'text' as const, text })),
});

const ordering = letters(3, 7).chain((ids) =>
  fc.record({
    type: fc.constant('ordering'),
    asked: fc.constant({ type: 'ordering' as const, elements: ids }),
    answer: fc
      .shuffledSubarray([...ids], { minLength: ids.length })
      .map((elements) => ({ kind: 'order' as const, elements })),
  }),
);

/** Some parts answered, each with one of what can be picked. */
const parts = (ids: readonly string[], values: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.tuple(...ids.map((id) => fc.tuple(fc.constant(id), fc.option(values, { nil: '' })))).map((entries) => ({
    kind: 'parts',
    parts: Object.fromEntries(entries.filter(([, value]) => value !== '')),
  }));

const matching = fc.tuple(letters(2, 8), letters(2, 10)).chain(([prompts, choices]) =>
  fc.record({
    type: fc.constantFrom('matching', 'categories'),
    asked: fc.tuple(...prompts.map(() => fc.constantFrom(...choices))).map((right) => ({
      type: 'matching' as const,
      prompts: prompts.map((id, place) => ({ id, choice: right[place] ?? '' })),
      choices,
    })),
    answer: parts(prompts, fc.constantFrom(...choices)),
  }),
);

const list = fc
  .uniqueArray(fc.oneof(fc.constantFrom('a', 'c', '1', '12', 'oui', 'non'), fc.string({ minLength: 1 })), {
    minLength: 2,
    maxLength: 8,
  })
  .chain((options) => fc.record({ options: fc.constant(options), right: fc.constantFrom(...options) }));

const written = fc.record({ accepted: fc.array(solution, { minLength: 1, maxLength: 4 }), tolerance });

const blanksOf = (
  type: string,
  blank: fc.Arbitrary<
    | { options: string[]; right: string }
    | { accepted: string[]; tolerance: ('case' | 'punctuation' | 'spelling')[] }
  >,
) =>
  fc
    .tuple(letters(2, 6), fc.array(blank, { minLength: 6, maxLength: 6 }))
    .map(([ids, all]) =>
      ids.flatMap((id, place) => all.slice(place, place + 1).map((one) => ({ id, ...one }))),
    )
    .chain((blanks) =>
      fc.record({
        type: fc.constant(type),
        asked: fc.constant({ type: 'blanks' as const, blanks }),
        answer: fc
          .tuple(
            ...blanks.map((one) =>
              fc.tuple(
                fc.constant(one.id),
                'options' in one ? fc.constantFrom('', ...one.options) : wildText,
              ),
            ),
          )
          .map((entries) => ({ kind: 'parts' as const, parts: Object.fromEntries(entries) })),
      }),
    );

/** Every type, and now and then a question that is skipped. */
export const answered: fc.Arbitrary<Answered> = fc
  .tuple(
    fc.oneof(
      singleChoice,
      severalChoices,
      shortText,
      ordering,
      matching,
      blanksOf('blanks', list),
      blanksOf('blanks', fc.oneof(list, written)),
      blanksOf('simulation', list),
    ),
    fc.nat(9),
  )
  .map(([one, chance]) => (chance === 0 ? { ...one, answer: { kind: 'skipped' } } : one));
