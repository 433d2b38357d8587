import { stringify } from 'yaml';
import { mark } from '../../src/assessment/marking/mark.js';
import { partsAsked, shownInOrder } from '../../src/content/asked-parts.js';
import type { ItemContent } from '../../src/content/items.js';
import { itemSchema } from '../../src/content/items.js';
import { answerKindOf, markableOf } from '../../src/content/markable.js';
import { readingLoad } from '../../src/content/reading-load.js';
import { PARTED_ITEMS } from '../support/parted-items.js';
import { problemsWith } from './support.js';

type Written = (typeof PARTED_ITEMS)[number];

const written = (type: string) => {
  const found = PARTED_ITEMS.find((item) => item.type === type);
  if (found === undefined) throw new Error(type);
  return structuredClone(found) as Written & Record<string, never>;
};

const problemsOf = (item: object) =>
  problemsWith({ 'items/autre.yaml': stringify({ competence: 'soin.noter', items: [item] }) });

const parsed = (type: string): ItemContent => itemSchema.parse(written(type));

it.each(PARTED_ITEMS.map(({ type }) => type))('accepts a well-made item of type %s', async (type) => {
  expect(await problemsOf(written(type))).toEqual([]);
});

const list = (type: string, name: string, change: (all: Record<string, unknown>[]) => void) => {
  const item = written(type) as unknown as Record<string, Record<string, unknown>[]>;
  change(item[name] ?? []);
  return item;
};

it.each([
  [
    'two elements of one id',
    list('ordering', 'elements', ([, one]) => Object.assign(one ?? {}, { id: 'a' })),
  ],
  ['two elements to order', list('ordering', 'elements', (all) => all.splice(2))],
  [
    'a prompt whose choice is not there',
    list('matching', 'prompts', ([one]) => Object.assign(one ?? {}, { choice: 'z' })),
  ],
  [
    'an element whose category is not there',
    list('categories', 'elements', ([one]) => Object.assign(one ?? {}, { category: 'z' })),
  ],
  [
    'a category without an element',
    list('categories', 'elements', (all) => all.splice(2, 1, { ...all[0], id: 'd' })),
  ],
  [
    'a right answer that is no option',
    list('blanks', 'blanks', ([one]) => Object.assign(one ?? {}, { right: 'x' })),
  ],
  [
    'an option twice',
    list('blanks', 'blanks', ([one]) => Object.assign(one ?? {}, { options: ['avant', 'avant'] })),
  ],
  ['a blank that is not in the text', { ...written('blanks'), text: 'On écrit {{a}} le nom.' }],
  ['blanks in another order than their list', { ...written('blanks'), text: 'Le {{b}} puis {{a}}.' }],
  ['a blank that stands twice', { ...written('blanks'), text: 'Le {{a}}, {{a}} puis {{b}}.' }],
])('refuses %s', async (_name, item) => {
  expect(await problemsOf(item)).not.toEqual([]);
});

describe('a document', () => {
  const withPassages = (change: (all: Record<string, unknown>[]) => Record<string, unknown>[]) => {
    const item = written('find-in-document') as unknown as {
      document: { passages: Record<string, unknown>[] };
    };
    return { ...item, document: { ...item.document, passages: change(item.document.passages) } };
  };

  it.each([
    ['nothing faulty', withPassages((all) => all.map((passage) => ({ ...passage, faulty: undefined })))],
    ['two passages of one id', withPassages((all) => [...all, { ...all[1] }])],
    ['two passages to mark', withPassages((all) => all.slice(0, 3))],
  ])('with %s is refused', async (_name, item) => {
    expect(await problemsOf(item)).not.toEqual([]);
  });
});

describe('a simulated screen', () => {
  const changed = (from: string, to: string) =>
    JSON.parse(JSON.stringify(written('simulation')).replace(from, to)) as object;

  it.each([
    ['of a kind that there is not', changed('"incident"', '"slot-machine"')],
    ['whose clock tells no time', changed('14:32', '25:00')],
    ['with two outcomes of one id', changed('{"id":"b","label"', '{"id":"a","label"')],
    ['with a right answer that is no option', changed('"right":"b"', '"right":"f"')],
    [
      'with one outcome',
      { ...written('simulation'), panels: (written('simulation').panels as readonly object[]).slice(0, 1) },
    ],
  ])('%s is refused', async (_name, item) => {
    expect(await problemsOf(item)).not.toEqual([]);
  });
});

it.each([
  ['ordering', 'order'],
  ['matching', 'parts'],
  ['categories', 'parts'],
  ['blanks', 'parts'],
  ['find-in-document', 'choices'],
  ['simulation', 'parts'],
])('%s is answered by %s, and its key marks its own right answer with full credit', (type, kind) => {
  const item = parsed(type);
  expect(answerKindOf(item)).toBe(kind);
  const right = partsAsked(item).map(({ id, key }) => [id, 'right' in key ? key.right : key.accepted[0]]);
  const answers = {
    order: { kind: 'order', elements: [...shownInOrder(item).ids] },
    choices: { kind: 'choices', options: ['b', 'c'] },
    parts: { kind: 'parts', parts: Object.fromEntries(right) as Record<string, string> },
  } as const;
  expect(mark(markableOf(item), answers[kind as keyof typeof answers]).credit).toBe(1);
});

it('counts as reading load all that is there to read', () => {
  const words = Object.fromEntries(PARTED_ITEMS.map(({ type }) => [type, readingLoad(parsed(type))]));
  const question = 'Que faites-vous ici, devant'.match(/\p{L}+/gu)?.length ?? 0;
  expect(words['matching']).toBe(question + 1 + 2 + 2 + 2 + 2 + 2);
  expect(words['blanks']).toBe(question + 1 + 'On écrit a le nom Puis le sigle b'.split(' ').length + 2);
  for (const type of ['ordering', 'categories', 'find-in-document', 'simulation']) {
    expect(words[type]).toBeGreaterThan(question + 6);
  }
});
