import { COMPETENCES, pathFile, smallContent } from '../support/content-folder.js';
import { problemsWith } from './support.js';

const FILE = 'paths/autre.yaml';
/** Of a file that {@link pathFile} writes: where its fields stand. */
const LINES = {
  id: 1,
  mode: 2,
  title: 3,
  minutes: 9,
  competences: 10,
  length: 11,
  min: 12,
  max: 13,
  grading: 14,
  feedback: 15,
};

it.each([
  ['an id with spaces', 'Mon parcours', {}, 'id', LINES.id],
  ['a mode that does not exist', 'autre', { mode: 'contest' }, 'mode', LINES.mode],
  ['a title that is a text alone', 'autre', { title: 'Titre' }, 'title', LINES.title],
  ['no minutes', 'autre', { minutes: 0 }, 'minutes', LINES.minutes],
  ['a competence that the framework lacks', 'autre', { competences: ['soin.danser'] }, 'competences.0', 11],
  ['an unknown domain after a known one', 'autre', { competences: ['soin', 'danse'] }, 'competences.1', 12],
  ['no competence', 'autre', { competences: [] }, 'competences', LINES.competences],
  ['a minimum above the maximum', 'autre', { length: { min: 5, max: 4 } }, 'length.min', LINES.min],
  ['more questions than items', 'autre', { length: { min: 4, max: 19 } }, 'length.max', LINES.max],
  ['a length of zero', 'autre', { length: { min: 0, max: 4 } }, 'length.min', LINES.min],
  [
    'a precision that is negative',
    'autre',
    { length: { min: 1, max: 4, precision: -1 } },
    'length.precision',
    14,
  ],
  ['a grading that does not exist', 'autre', { grading: 'stars' }, 'grading', LINES.grading],
  ['an exam that gives feedback', 'autre', { mode: 'exam', feedback: 'at-end' }, 'feedback', LINES.feedback],
  ['a field that does not exist', 'autre', { colour: 'red' }, 'colour', 16],
])('names file, line and field of %s', async (_name, id, settings, field, line) => {
  const problems = await problemsWith({ [FILE]: pathFile(id, settings) });
  expect(problems).toEqual([{ file: FILE, line, field, message: expect.stringMatching(/\S/) as string }]);
});

it('names the competence that it does not know', async () => {
  const [problem] = await problemsWith({ [FILE]: pathFile('autre', { competences: ['soin.danser'] }) });
  expect(problem?.message).toContain('soin.danser');
});

it('refuses two paths with one id, naming the other file', async () => {
  const problems = await problemsWith({ 'paths/zz.yaml': pathFile('examen') });
  expect(problems).toMatchObject([{ file: 'paths/zz.yaml', line: 1, field: 'id' }]);
  expect(problems[0]?.message).toMatch(/examen\.yaml/);
});

it('does not count items as missing that their own problems keep out', async () => {
  const problems = await problemsWith({ 'items/soin.noter.yaml': 'competence: soin.noter\nitems: 3\n' });
  expect(problems.map(({ field }) => field)).toEqual(['items']);
});

describe('spells out the competences', () => {
  const spelledOut = async (competences: unknown) =>
    (await smallContent({ [FILE]: pathFile('autre', { competences }) })).paths.get('autre')?.competences;

  it('of all', async () => {
    expect(await spelledOut('all')).toEqual(COMPETENCES);
  });

  it('of a domain', async () => {
    expect(await spelledOut(['soin'])).toEqual(['soin.noter', 'soin.lire']);
  });

  it('of a domain and one more, in the order of the framework and once each', async () => {
    expect(await spelledOut(['reseau.proteger', 'soin.lire', 'soin'])).toEqual(COMPETENCES);
  });
});
