import { problemsIn, problemsWith } from './support.js';
import { contentFolder, smallContentFiles } from '../support/content-folder.js';

const FILE = 'framework.yaml';
const FRAMEWORK = smallContentFiles()[FILE] ?? '';

it.each([
  ['a level below the one before it', 'from: -0.5', 'from: -2', 'levels', 3],
  ['a threshold on the lowest level', 'en-construction,', 'en-construction, from: -3,', 'levels', 3],
  ['a level without its threshold', 'from: 0.5, ', '', 'levels', 3],
  ['two levels with the same id', 'id: avance', 'id: expert', 'levels', 3],
  ['a threshold that is a text', 'from: 0.5', 'from: un', 'levels.3.from', 7],
  ['a level without a French title', '{ fr: Avancé, en', '{ en', 'levels.3.title.fr', 7],
  ['a step of zero', 'step: 0.75', 'step: 0', 'itemLevels.step', 2],
  ['an id in capitals', 'id: petit', 'id: Petit', 'id', 1],
  ['hours that are not positive', 'hours: 2', 'hours: 0', 'domains.0.hours', 12],
  [
    'a domain without competences',
    '    hours: 1\n    competences:',
    '    hours: 1\n    none:',
    'domains.1.competences',
    24,
  ],
  ['a competence of another domain', 'id: soin.lire', 'id: reseau.lire', 'domains.0.competences', 13],
  ['a competence without a dot', 'id: soin.lire', 'id: lire', 'domains.0.competences.1.id', 23],
  [
    'a competence without a summary',
    ', summary: { fr: Lire juste. }',
    '',
    'domains.0.competences.1.summary',
    23,
  ],
  ['two competences with the same id', 'id: soin.lire', 'id: soin.noter', 'domains', 9],
  ['two domains with the same id', 'id: reseau\n', 'id: soin\n', 'domains', 9],
  ['a field that does not exist', 'id: petit', 'id: petit\nowner: nous', 'owner', 2],
])('names file, line and field of %s', async (_name, from, to, field, line) => {
  expect(FRAMEWORK).toContain(from);
  const problems = await problemsWith({ [FILE]: FRAMEWORK.replace(from, to) });
  expect(problems).toContainEqual({
    file: FILE,
    line,
    field,
    message: expect.stringMatching(/\S/) as string,
  });
});

it('says that a folder without a framework has none', async () => {
  const folder = await contentFolder({ 'items/rien.yaml': 'competence: x' });
  expect(await problemsIn([folder])).toEqual([{ file: FILE, message: 'there is no such file' }]);
});
