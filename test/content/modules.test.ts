import { stringify } from 'yaml';
import { itemIn } from '../../src/content/items.js';
import { itemsOf, moduleIn, type ModuleContent } from '../../src/content/modules.js';
import { itemFile, smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles, noteModule } from '../support/modules.js';
import { problemsWith } from './support.js';

const FILE = 'modules/bien-noter.yaml';
const steps = noteModule().steps as ModuleContent['steps'];
const without = (id: string) => steps.filter((step) => step.id !== id);

it('is read with its domain, its items in their order, and is a path to take', async () => {
  const { modules, paths } = await smallContent(moduleFiles());
  const module = modules.get('bien-noter');
  expect(module).toMatchObject({ domain: 'soin', competence: 'soin.noter', mastery: 70 });
  expect(module && itemsOf(module)).toEqual(['soin-noter-01', 'soin-noter-02']);
  expect(paths.get('bien-noter')).toMatchObject({
    module: 'bien-noter',
    mode: 'training',
    competences: ['soin.noter'],
    length: { min: 2, max: 2 },
    feedback: 'at-once',
  });
});

it.each([
  ['a competence that the framework lacks', { competence: 'soin.danser' }, 'competence'],
  ['the id of a path', { id: 'examen' }, 'id'],
  [
    'an item that is not there',
    { steps: [...steps, { id: 'x', kind: 'item', item: 'soin-noter-99' }] },
    'steps.7.item',
  ],
  ['one item twice', { steps: [...steps, { id: 'x', kind: 'item', item: 'soin-noter-01' }] }, 'steps'],
  ['no item', { steps: without('question-1').filter(({ id }) => id !== 'question-2') }, 'steps'],
  ['two steps of one id', { steps: [...steps, steps[0]] }, 'steps'],
  ['a step of no known kind', { steps: [...steps, { id: 'x', kind: 'film' }] }, 'steps.7.kind'],
  ['a mastery above 100', { mastery: 101 }, 'mastery'],
  [
    'an address without https',
    { further: [{ id: 'a', title: 'Ici', url: 'http://lecture.example/' }] },
    'further.0.url',
  ],
])('is refused with %s', async (_name, changes, field) => {
  const problems = await problemsWith(moduleFiles(changes));
  expect(problems.map((problem) => [problem.file, problem.field])).toEqual([[FILE, field]]);
});

it('is refused with a drawing that is not there', async () => {
  const { [FILE]: file = '' } = moduleFiles();
  const problems = await problemsWith({ [FILE]: file });
  expect(problems).toMatchObject([{ file: FILE, field: 'steps.0.figure' }]);
});

it.each([
  ['reserved', { access: 'reserved' }],
  ['on trial', { trial: true }],
])('is refused with an item that is %s: its keys would leave', async (word, change) => {
  const items = itemFile('soin.noter', 7, { 'soin-noter-02': change });
  const problems = await problemsWith({ ...moduleFiles(), 'items/soin.noter.yaml': items });
  expect(problems).toMatchObject([{ file: FILE, field: 'steps.5.item' }]);
  expect(problems[0]?.message).toContain(word);
});

describe('in English', () => {
  it('says what is translated, and the rest in French', async () => {
    const { modules, items, paths } = await smallContent({ ...moduleFiles(), ...ENGLISH });
    const module = modules.get('bien-noter');
    const english = module && moduleIn(module, 'en');
    expect(english).toMatchObject({ lang: 'en', module: { title: 'Recording well', minutes: 12 } });
    expect(english?.module.steps[0]).toMatchObject({ title: 'A scene' });
    expect(english?.module.steps[2]).toMatchObject({ title: 'Des mots' });
    expect(paths.get('bien-noter')?.title).toEqual({ fr: 'Bien noter', en: 'Recording well' });
    const item = items.get('soin-noter-01');
    expect(item && itemIn(item, 'en')).toMatchObject({
      lang: 'en',
      item: { question: 'A question in English' },
    });
    expect(item && itemIn(item, 'fr').item.question).toMatch(/^Question 1/);
  });

  it('makes another revision of an item', async () => {
    const one = await smallContent(moduleFiles());
    const other = await smallContent({ ...moduleFiles(), ...ENGLISH });
    const revision = (content: typeof one) => content.items.get('soin-noter-01')?.revision;
    expect(revision(other)).not.toBe(revision(one));
  });

  it.each([
    ['a key', { options: [{ id: 'a', correct: true }] }],
    ['a level', { level: 1 }],
    ['an option that the original lacks', { options: [{ id: 'z', text: 'More' }] }],
    ['a field that the original lacks', { context: 'More' }],
    ['what is accepted', { question: ['One', 'Two'] }],
    ['an empty text', { question: '' }],
  ])('is refused with %s of its own', async (_name, words) => {
    const file = 'translations/en/items/soin.noter.yaml';
    const text = stringify({ items: [{ id: 'soin-noter-01', ...words }] });
    const problems = await problemsWith({ ...moduleFiles(), [file]: text });
    expect(problems).toMatchObject([{ file, field: 'items.0.id' }]);
  });

  it('is refused for what is not there, and for objectives in another number', async () => {
    const files = ['absent', 'bien-noter'].map((id) => [
      `translations/en/modules/${id}.yaml`,
      stringify({ id, objectives: ['Only one'] }),
    ]);
    const problems = await problemsWith({
      ...moduleFiles(),
      ...(Object.fromEntries(files) as Record<string, string>),
    });
    expect(problems.map(({ message }) => message)).toEqual([
      'there is no module absent',
      'objectives: 2 texts are needed',
    ]);
  });
});
