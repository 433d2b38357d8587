import fc from 'fast-check';
import { SCORM_12 } from '../../../../scorm-package/tracker/dialects/scorm-12.js';
import { scorm2004 } from '../../../../scorm-package/tracker/dialects/scorm-2004.js';
import { interactionOf } from '../../../../scorm-package/interactions/interaction-of.js';
import { writtenAnswer } from '../../../../scorm-package/tracker/interactions/written-answer.js';
import { answered, type Answered } from '../support/answered.js';
import { MOODLE_2004, STRICT_2004 } from '../support/model-2004.js';
import { text } from '../support/data-model.js';
import { correctPattern, learnerResponse, response12 } from '../support/response-grammar.js';

const blank = { id: 'a', options: ['en salle', 'à distance'], right: 'à distance' };
const written = { id: 'b', accepted: ['1,5', '1.5'], tolerance: ['case' as const] };

const cases: readonly (Answered & {
  readonly as: string;
  readonly in12: readonly [string, ...string[]];
  readonly in2004: readonly [string, ...string[]];
})[] = [
  {
    type: 'single-choice',
    asked: { type: 'single-choice', options: ['a', 'b', 'c'].map((id) => ({ id, correct: id === 'b' })) },
    answer: { kind: 'choice', option: 'c' },
    as: 'choice',
    in12: ['c', 'b'],
    in2004: ['c', 'b'],
  },
  {
    type: 'find-in-document',
    asked: { type: 'several-choices', options: ['a', 'b', 'd'].map((id) => ({ id, correct: id !== 'b' })) },
    answer: { kind: 'choices', options: ['d', 'b', 'd'] },
    as: 'choice',
    in12: ['d,b', 'a,d'],
    in2004: ['d[,]b', 'a[,]d'],
  },
  {
    type: 'several-choices',
    asked: { type: 'several-choices', options: ['a', 'b'].map((id) => ({ id, correct: true })) },
    answer: { kind: 'choices', options: [] },
    as: 'choice',
    in12: ['', 'a,b'],
    in2004: ['', 'a[,]b'],
  },
  {
    type: 'short-text',
    asked: { type: 'short-text', accepted: ['INS', 'ins  ', 'l’INS'], tolerance: [] },
    answer: { kind: 'text', text: ' {l}’INS,\n[ou] ' },
    as: 'fill-in',
    in12: ['(l)’INS, (ou)', 'INS', 'ins', 'l’INS'],
    in2004: [
      '{lang=fr}(l)’INS. (ou)',
      '{case_matters=true}{lang=fr}INS',
      '{case_matters=true}{lang=fr}ins',
      '{case_matters=true}{lang=fr}l’INS',
    ],
  },
  {
    type: 'ordering',
    asked: { type: 'ordering', elements: ['c', 'a', 'b'] },
    answer: { kind: 'order', elements: ['a', 'b', 'c'] },
    as: 'sequencing',
    in12: ['a,b,c', 'c,a,b'],
    in2004: ['a[,]b[,]c', 'c[,]a[,]b'],
  },
  {
    type: 'categories',
    asked: {
      type: 'matching',
      prompts: [
        { id: 'a', choice: 'x' },
        { id: 'b', choice: 'y' },
      ],
      choices: ['x', 'y'],
    },
    answer: { kind: 'parts', parts: { b: 'x' } },
    as: 'matching',
    in12: ['b.x', 'a.x,b.y'],
    in2004: ['b[.]x', 'a[.]x[,]b[.]y'],
  },
  {
    type: 'blanks',
    asked: { type: 'blanks', blanks: [blank, { ...blank, id: 'c', right: 'en salle' }] },
    answer: { kind: 'parts', parts: { a: 'à distance', c: 'nulle part' } },
    as: 'matching',
    in12: ['a.b', 'a.b,c.a'],
    in2004: ['a[.]b', 'a[.]b[,]c[.]a'],
  },
  {
    type: 'blanks',
    asked: { type: 'blanks', blanks: [blank, written] },
    answer: { kind: 'parts', parts: { a: 'en salle' } },
    as: 'fill-in',
    in12: ['en salle ;', 'à distance ; 1,5'],
    in2004: ['{lang=fr}en salle[,]', '{case_matters=false}{lang=fr}à distance[,]{lang=fr}1.5'],
  },
  {
    type: 'simulation',
    asked: {
      type: 'blanks',
      blanks: [
        { id: 'a', options: ['a', 'b'], right: 'a' },
        { id: 'b', options: ['b', 'd'], right: 'd' },
      ],
    },
    answer: { kind: 'parts', parts: { a: 'b', b: 'd' } },
    as: 'performance',
    in12: ['a.b,b.d', 'a.a,b.d'],
    in2004: ['a[.]b[,]b[.]d', 'a[.]a[,]b[.]d'],
  },
];

describe('an answer to an item', () => {
  it.each(cases)('of type $type is a $as', ({ as, in12, in2004, ...one }) => {
    const interaction = interactionOf(one);
    expect(interaction.type).toBe(as);
    const told12 = writtenAnswer(interaction, SCORM_12);
    expect([told12.response, ...told12.patterns]).toEqual(in12);
    const told2004 = writtenAnswer(interaction, scorm2004('fr'));
    expect([told2004.response, ...told2004.patterns]).toEqual(in2004);
  });

  it('that is skipped has no response, but still patterns', () => {
    fc.assert(
      fc.property(answered, (one) => {
        const interaction = interactionOf({ ...one, answer: { kind: 'skipped' } });
        expect(writtenAnswer(interaction, SCORM_12).response).toBe('');
        expect(writtenAnswer(interaction, scorm2004('fr')).response).toBe('');
      }),
    );
  });

  it('of any type and any text stays within every grammar', () => {
    const strict12 = response12(text(255));
    fc.assert(
      fc.property(answered, fc.constantFrom('', 'fr'), (one, language) => {
        const interaction = interactionOf(one);
        const { type } = interaction;
        const told12 = writtenAnswer(interaction, SCORM_12);
        const told2004 = writtenAnswer(interaction, scorm2004(language));
        const faults = [
          ...[told12.response, ...told12.patterns].filter(Boolean).map((value) => strict12(type, value)),
          ...[STRICT_2004, MOODLE_2004].flatMap((shapes) => [
            told2004.response && learnerResponse(shapes)(type, told2004.response),
            ...told2004.patterns.map((pattern) => correctPattern(shapes)(type, pattern)),
          ]),
        ];
        expect(faults.filter(Boolean)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('names no text twice in one pattern, which some LMSs refuse', () => {
    const twice = { ...written, accepted: ['oui'] };
    const interaction = interactionOf({
      type: 'blanks',
      asked: { type: 'blanks', blanks: [twice, { ...twice, id: 'c' }] },
      answer: { kind: 'skipped' },
    });
    expect(writtenAnswer(interaction, scorm2004('fr')).patterns).toEqual([]);
    expect(writtenAnswer(interaction, SCORM_12).patterns).toEqual(['oui ; oui']);
  });

  it('has five patterns at most', () => {
    const accepted = ['a', 'b', 'c', 'd', 'e', 'f'];
    const interaction = interactionOf({
      type: 'short-text',
      asked: { type: 'short-text', accepted, tolerance: [] },
      answer: { kind: 'skipped' },
    });
    expect(writtenAnswer(interaction, scorm2004('')).patterns).toHaveLength(5);
  });
});
