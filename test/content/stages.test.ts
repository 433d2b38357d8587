import fc from 'fast-check';
import { stageReached, type Reached, type Stages } from '../../src/content/stages.js';
import { pathFile, smallContent } from '../support/content-folder.js';
import { problemsWith } from './support.js';

const LEVELS = ['en-construction', 'independant', 'confirme', 'avance', 'expert'] as const;

const words = (name: unknown) => ({
  learner: { fr: `${String(name)}, pour la personne` },
  teacher: { fr: `${String(name)}, pour qui enseigne` },
});

const steps = <T>(...beginnings: readonly T[]) => beginnings.map((from) => ({ from, ...words(from) }));

const byLevel: Stages = { by: 'level', steps: steps('en-construction', 'confirme', 'expert') };
const byCredit: Stages = { by: 'credit', steps: steps(0, 50, 80) };

const FILE = 'paths/autre.yaml';

const problemsOf = (stages: unknown, settings: object = {}) =>
  problemsWith({ [FILE]: pathFile('autre', { stages, ...settings }) });

it.each([
  ['one stage alone', { by: 'credit', steps: steps(0) }, 'stages.steps'],
  ['a share above the whole', { by: 'credit', steps: steps(0, 101) }, 'stages.steps.1.from'],
  [
    'a level among shares',
    { by: 'credit', steps: steps<string | number>(0, 'confirme') },
    'stages.steps.1.from',
  ],
  ['shares that do not begin at 0', { by: 'credit', steps: steps(10, 50) }, 'stages.steps.0.from'],
  ['shares that do not rise', { by: 'credit', steps: steps(0, 50, 50) }, 'stages.steps'],
  [
    'a level that the framework lacks',
    { by: 'level', steps: steps('en-construction', 'roi') },
    'stages.steps.1.from',
  ],
  [
    'levels that do not begin with the lowest',
    { by: 'level', steps: steps('independant', 'expert') },
    'stages.steps.0.from',
  ],
  [
    'levels that do not rise',
    { by: 'level', steps: steps('en-construction', 'expert', 'confirme') },
    'stages.steps.2.from',
  ],
  ['a measure that does not exist', { by: 'luck', steps: steps(0, 50) }, 'stages.by'],
  ['the grade of a path whose grade says nothing', { by: 'grade', steps: steps(0, 50) }, 'stages.by'],
  [
    'no word for the teacher',
    { by: 'credit', steps: [{ from: 0, learner: { fr: 'Bravo' } }, ...steps(50)] },
    'stages.steps.0.teacher',
  ],
])('refuses %s', async (_name, stages, field) => {
  expect(await problemsOf(stages)).toMatchObject([{ file: FILE, field }]);
});

it('takes the grade of an exam', async () => {
  const exam = { mode: 'exam', grading: 'expected-score', feedback: 'none' };
  expect(await problemsOf({ by: 'grade', steps: steps(0, 50) }, exam)).toEqual([]);
  const { paths } = await smallContent({ [FILE]: pathFile('autre', { stages: byLevel }) });
  expect(paths.get('autre')?.stages).toEqual(byLevel);
});

const beginningOf = (stages: Stages, reached: Reached) => stageReached(stages, reached, LEVELS)?.from;

it.each([
  ['en-construction', 'en-construction'],
  ['independant', 'en-construction'],
  ['confirme', 'confirme'],
  ['avance', 'confirme'],
  ['expert', 'expert'],
])('knows what is said of the level %s', (level, from) => {
  expect(beginningOf(byLevel, { level })).toBe(from);
});

it.each([
  [0, 0],
  [0.494, 0],
  // As people read it: 50 %.
  [0.495, 50],
  [0.5, 50],
  [0.79, 50],
  [0.8, 80],
  [1, 80],
])('knows what is said of the share %d', (credit, from) => {
  expect(beginningOf(byCredit, { credit })).toBe(from);
});

it('says nothing where what it goes by is not known', () => {
  expect(beginningOf(byLevel, { credit: 1, grade: 1 })).toBeUndefined();
  expect(beginningOf(byCredit, { level: 'expert', grade: 1 })).toBeUndefined();
  expect(beginningOf(byLevel, { level: 'inconnu' })).toBeUndefined();
});

it('never says less of who reached more, and always something', () => {
  const beginnings = fc
    .uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })
    .map((all) => [0, ...all.toSorted((a, b) => a - b)]);
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(beginnings, share, share, fc.constantFrom('credit', 'grade'), (all, one, other, by) => {
      const stages: Stages = { by, steps: steps(...all) };
      const [less, more] = [Math.min(one, other), Math.max(one, other)].map((reached) =>
        Number(beginningOf(stages, { [by]: reached })),
      );
      expect(less).toBeLessThanOrEqual(more ?? NaN);
    }),
  );
  const places = LEVELS.map((level) => LEVELS.findIndex((one) => one === beginningOf(byLevel, { level })));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
