import { stringify } from 'yaml';
import { exportItems } from '../../src/content/exchange/exchange.js';
import type { Item } from '../../src/content/items.js';
import { markableOf } from '../../src/content/markable.js';
import { inVariant } from '../../src/content/in-variant.js';
import { smallContent } from '../support/content-folder.js';
import { problemsWith } from './support.js';

const FILE = 'items/age.yaml';

const VARIANTS = [
  { id: 'a', values: { age: '78', qui: 'Mme Roy' } },
  { id: 'b', values: { age: '34', qui: 'M. Diop' } },
];

const itemWith = (changes: object = {}) => ({
  id: 'soin-noter-90',
  type: 'single-choice',
  level: 3,
  seconds: 45,
  context: '{{qui}}, {{age}} ans.',
  question: 'Que notez-vous pour {{qui}} ?',
  options: ['a', 'b', 'c'].map((id) => ({
    id,
    text: id === 'a' ? 'Ses {{age}} ans' : `Autre ${id}`,
    feedback: `{{qui}} et ${id}`,
    correct: id === 'b',
  })),
  explanation: '{{age}} ans, c’est {{qui}}.',
  source: { title: 'Un livre' },
  variants: VARIANTS,
  ...changes,
});

const fileOf = (item: object) => stringify({ competence: 'soin.noter', items: [item] });

async function itemOf(changes: object = {}, others: Record<string, string> = {}): Promise<Item> {
  const { items } = await smallContent({ [FILE]: fileOf(itemWith(changes)), ...others });
  const item = items.get('soin-noter-90');
  if (item === undefined) throw new Error('no item');
  return item;
}

it('reads in its first variant, and in another where that one is asked for', async () => {
  const item = await itemOf();
  expect(item).toMatchObject({
    context: 'Mme Roy, 78 ans.',
    question: 'Que notez-vous pour Mme Roy ?',
    explanation: '78 ans, c’est Mme Roy.',
    options: [{ text: 'Ses 78 ans', feedback: 'Mme Roy et a' }, {}, {}],
  });
  expect(inVariant(item, 'b')).toMatchObject({
    context: 'M. Diop, 34 ans.',
    question: 'Que notez-vous pour M. Diop ?',
    explanation: '34 ans, c’est M. Diop.',
    options: [{ text: 'Ses 34 ans', feedback: 'M. Diop et a' }, {}, {}],
  });
  expect(inVariant(inVariant(item, 'b'), 'a')).toEqual(item);
});

it('is one revision with one key, whatever the variant', async () => {
  const item = await itemOf();
  const other = inVariant(item, 'b');
  expect([other.id, other.revision]).toEqual([item.id, item.revision]);
  const keyOf = (one: Item) => {
    const markable = markableOf(one);
    return markable.type === 'single-choice' && markable.options.map(({ id, correct }) => [id, correct]);
  };
  expect(keyOf(other)).toEqual(keyOf(item));
  expect((await itemOf({ variants: VARIANTS.toReversed() })).revision).not.toBe(item.revision);
});

it('stays as it is under a variant that it has not', async () => {
  const item = await itemOf();
  expect(inVariant(item, 'z')).toBe(item);
  expect(inVariant(item, undefined)).toBe(item);
});

it('is translated with the same values', async () => {
  const words = {
    id: 'soin-noter-90',
    context: '{{qui}}, aged {{age}}.',
    question: 'What do you record?',
    options: ['a', 'b', 'c'].map((id) => ({ id, text: `Option ${id}`, feedback: `Because ${id}` })),
    explanation: '{{qui}}.',
  };
  const english = (changes: object) => ({
    'translations/en/items/age.yaml': stringify({ items: [{ ...words, ...changes }] }),
  });
  const item = await itemOf({}, english({}));
  expect(item.translations?.en?.context).toBe('Mme Roy, aged 78.');
  expect(inVariant(item, 'b').translations?.en?.context).toBe('M. Diop, aged 34.');
  expect(inVariant(item, 'b').context).toBe('M. Diop, 34 ans.');
  for (const context of ['{{qui}}.', '{{qui}}, aged {{age}}, {{ward}}.']) {
    expect(await problemsWith({ [FILE]: fileOf(itemWith()), ...english({ context }) })).toMatchObject([
      { file: 'translations/en/items/age.yaml', message: expect.stringMatching(/alone/) as string },
    ]);
  }
});

const [one, two] = VARIANTS;

it.each([
  ['one variant alone', { variants: [one] }, 'items.0.variants', /./],
  ['two of one id', { variants: [one, { ...two, id: 'a' }] }, 'items.0.variants', /same id/],
  ['two with the same values', { variants: [one, { ...one, id: 'b' }] }, 'items.0.variants.1', /same as/],
  [
    'a value that is missing',
    { variants: [one, { id: 'b', values: { age: '34' } }] },
    'items.0.variants.1',
    /qui.*no value/,
  ],
  [
    'a value that is used nowhere',
    { variants: [one, { id: 'b', values: { ...two?.values, nom: 'Diop' } }] },
    'items.0.variants.1',
    /nom is used nowhere/,
  ],
  ['a placeholder without variants', { variants: undefined }, 'items.0', /no variants/],
  [
    'a placeholder in the source',
    { source: { title: 'Un livre de {{age}} pages' } },
    'items.0.variants.0',
    /nothing may change/,
  ],
  [
    'values of one letter, which marks a blank',
    { variants: [{ id: 'a', values: { a: '1' } }, two] },
    'items.0.variants.0.values.a',
    /./,
  ],
])('refuses %s', async (_name, changes, field, message) => {
  const [problem] = await problemsWith({ [FILE]: fileOf(itemWith(changes)) });
  expect(problem).toMatchObject({ file: FILE, field, message: expect.stringMatching(message) as string });
});

it('refuses a value in a key', async () => {
  const text = {
    ...itemWith({ options: undefined, type: 'short-text', accepted: ['{{age}}'] }),
  };
  const [problem] = await problemsWith({ [FILE]: fileOf(text) });
  expect(problem).toMatchObject({
    field: 'items.0.variants.0',
    message: expect.stringMatching(/nothing may change/) as string,
  });
});

it('leaves the blanks of a text alone', async () => {
  const blanks = {
    ...itemWith({ options: undefined, type: 'blanks' }),
    text: 'À {{age}} ans, on écrit {{a}} le {{b}}.',
    blanks: [
      { id: 'a', options: ['avant', 'après'], right: 'avant', feedback: 'Oui, {{qui}}' },
      { id: 'b', accepted: ['soin'], feedback: 'Le soin' },
    ],
  };
  const { items } = await smallContent({ [FILE]: fileOf(blanks) });
  expect(items.get('soin-noter-90')).toMatchObject({ text: 'À 78 ans, on écrit {{a}} le {{b}}.' });
});

it('leaves in its first variant, and says that the others are lost', async () => {
  const { text, losses } = exportItems([await itemOf()], 'moodle-xml');
  expect(text).toContain('Mme Roy, 78 ans.');
  expect(text).not.toMatch(/\{\{|Diop/);
  expect(losses.get('variants: all but the first')).toBe(1);
});
