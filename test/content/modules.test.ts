import { parse, stringify } from 'yaml';
import type { ItemContent } from '../../src/content/items.js';
import { itemsOf } from '../../src/content/module-items.js';
import type { ModuleContent } from '../../src/content/modules.js';
import { inLanguage } from '../../src/content/translation.js';
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
  it('says all its words, and keeps what is none', async () => {
    const { modules, items, paths } = await smallContent({ ...moduleFiles(), ...ENGLISH });
    const module = modules.get('bien-noter');
    const english = module && inLanguage<ModuleContent>(module, 'en');
    expect(english).toMatchObject({ lang: 'en', said: { title: 'Recording well', minutes: 12 } });
    expect(english?.said.steps[0]).toMatchObject({ title: 'A scene' });
    expect(english?.said.steps[2]).toMatchObject({ title: 'Some words' });
    expect(paths.get('bien-noter')?.title).toEqual({ fr: 'Bien noter', en: 'Recording well' });
    const item = items.get('soin-noter-01');
    expect(item && inLanguage<ItemContent>(item, 'en')).toMatchObject({
      lang: 'en',
      said: { question: 'A question in English' },
    });
    expect(item && inLanguage<ItemContent>(item, 'fr').said.question).toMatch(/^Question 1/);
  });

  it('leaves an item its revision, so that earlier answers to it still count', async () => {
    const one = await smallContent(moduleFiles());
    const other = await smallContent({ ...moduleFiles(), ...ENGLISH });
    const revision = (content: typeof one) => content.items.get('soin-noter-01')?.revision;
    expect(revision(other)).toBe(revision(one));
  });

  const file = 'translations/en/items/soin.noter.yaml';
  const whole = () =>
    (parse(ENGLISH[file] ?? '') as { items: [Record<string, unknown> & { options: object[] }] }).items[0];
  const problemsWithItem = (words: object) =>
    problemsWith({ ...moduleFiles(), [file]: stringify({ items: [{ ...whole(), ...words }] }) });

  it.each([
    ['a key', { options: [{ id: 'a', correct: true, text: 'A', feedback: 'A' }] }, 'options.a.correct'],
    ['a level', { level: 1 }, 'has another shape'],
    ['a type', { type: 'short-text' }, 'type: is not for a translation'],
    ['an option that the original lacks', { options: [{ id: 'z', text: 'More' }] }, 'z is none'],
    ['a field that the original lacks', { context: 'More' }, 'the original has none'],
    ['two texts for one', { options: { a: 'One' } }, 'has another shape'],
    ['an empty text', { question: '' }, 'question'],
    ['no explanation', { explanation: undefined }, 'explanation: is not translated'],
    ['an option left out', { options: whole().options.slice(1) }, 'options.a: is not translated'],
  ])('is refused with %s', async (_name, words, why) => {
    const problems = await problemsWithItem(words);
    expect(problems).toMatchObject([{ file, field: 'items.0.id' }]);
    expect(problems[0]?.message).toContain(why);
  });

  it('is refused for what is not there, and for objectives in another number', async () => {
    const module = parse(ENGLISH['translations/en/modules/bien-noter.yaml'] ?? '') as object;
    const files = ['absent', 'bien-noter'].map((id) => [
      `translations/en/modules/${id}.yaml`,
      stringify({ ...module, id, objectives: ['Only one'] }),
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
