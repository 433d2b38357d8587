import { pathFile, smallContent } from '../support/content-folder.js';
import type { RunningTool } from '../support/tool.js';
import {
  answer,
  begin,
  finish,
  newLink,
  rightFields,
  sessionOf,
  SKIP,
  startSmallTool,
  textOf,
  visit,
  wrongFields,
} from './support/small-tool.js';
import { choosing } from './workshop/support.js';

const step = (from: string | number, name: string, en?: string) => ({
  from,
  learner: { fr: `À faire ensuite ${name}`, ...(en === undefined ? {} : { en }) },
  teacher: { fr: `Pour enseigner ${name}` },
});

const PATHS = {
  'paths/niveaux.yaml': pathFile('niveaux', {
    stages: {
      by: 'level',
      steps: [step('en-construction', 'au début', 'What comes next'), step('confirme', 'après')],
    },
  }),
  'paths/reponses.yaml': pathFile('reponses', {
    mode: 'training',
    grading: 'share',
    stages: { by: 'credit', steps: [step(0, 'peu'), step(25, 'un quart'), step(100, 'tout')] },
  }),
  'paths/epreuve.yaml': pathFile('epreuve', {
    ...{ mode: 'exam', grading: 'expected-score', feedback: 'none' },
    stages: { by: 'grade', steps: [step(0, 'pas encore'), step(50, 'à portée')] },
  }),
};

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool({ content: await smallContent(PATHS) });
});
afterAll(() => tool.stop());

const visitOf = async (path: string) => visit(tool, { link: await newLink(tool, { path }) });

it.each([
  ['niveaux', rightFields, 'après'],
  ['niveaux', wrongFields, 'au début'],
  ['reponses', rightFields, 'tout'],
  ['reponses', () => SKIP, 'peu'],
  ['epreuve', rightFields, 'à portée'],
  ['epreuve', wrongFields, 'pas encore'],
] as const)('says at the end of %s what was reached, and only that (%#)', async (path, fields, name) => {
  const text = textOf(await finish(await visitOf(path), fields));
  expect(text.match(/À faire ensuite [^.]*?(?= Dans| Vos| Votre| Par| Le|$)/g)).toHaveLength(1);
  expect(text).toContain(`À faire ensuite ${name}`);
  expect(text).not.toContain('Pour enseigner');
});

it('counts each answer', async () => {
  const visitor = await visitOf('reponses');
  await answer(visitor, await begin(visitor), rightFields(await visitor.get('/item')));
  expect(textOf(await finish(visitor, wrongFields))).toContain('À faire ensuite un quart');
});

it('says it in English, and else marks the French', async () => {
  const visitor = await visitOf('niveaux');
  await finish(visitor, wrongFields);
  expect(textOf(await visitor.get('/results?lang=en'))).toContain('What comes next');
  const other = await visitOf('reponses');
  await finish(other);
  expect((await other.get('/results?lang=en')).text).toContain(
    '<p class="stage"><span lang="fr">À faire ensuite tout</span>',
  );
});

it('says nothing at the end of a path without stages', async () => {
  expect((await finish(await visitOf('libre'))).text).not.toContain('class="stage"');
});

it('tells the teacher what it means, where they look at a learner’s work', async () => {
  const link = await newLink(tool, { path: 'niveaux' });
  const learner = await visit(tool, { link });
  await finish(learner);
  const { learnerId } = await sessionOf(tool, learner);
  const teacher = await visit(tool, { link, person: 'helene.morvan' });
  const text = textOf(await teacher.get(`/learners/${learnerId}`));
  expect(text).toContain('Pour enseigner après');
  expect(text).not.toContain('À faire ensuite');
});

it('lists all of them, with where each begins, for who is about to use the path', async () => {
  const teacher = await choosing(tool);
  const chosen = async (path: string, language: string) =>
    textOf(await teacher.get(`/chosen/path:${path}?lang=${language}`));
  const levels = await chosen('niveaux', 'fr');
  for (const words of [
    'Au-dessous du niveau Confirmé La personne lit : À faire ensuite au début Pour vous : Pour enseigner au début',
    'À partir du niveau Confirmé La personne lit : À faire ensuite après Pour vous : Pour enseigner après',
  ]) {
    expect(levels).toContain(words);
  }
  expect(await chosen('reponses', 'fr')).toContain('À partir de 25 % de réponses justes');
  expect(await chosen('epreuve', 'fr')).toContain('À partir de 50 % de la note');
  expect(await chosen('niveaux', 'en')).toContain('From the level Proficient on The learner reads:');
  expect(await chosen('libre', 'en')).not.toContain('The learner reads:');
});
