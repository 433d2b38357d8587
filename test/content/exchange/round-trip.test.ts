import fc from 'fast-check';
import { exportItems, FORMATS, importItems, itemsOfPart } from '../../../src/content/exchange/exchange.js';
import { TO_COMPLETE } from '../../../src/content/exchange/item-of-question.js';
import { itemSchema, type Item, type ItemContent } from '../../../src/content/items.js';
import { smallContent } from '../../support/content-folder.js';
import { moduleFiles } from '../../support/modules.js';
import { PARTED_ITEMS, partedItemFile } from '../../support/parted-items.js';

const DEFAULTS = { idPrefix: 'autre', level: 4, seconds: 60 };

const asItem = (content: ItemContent): Item => ({
  ...content,
  competence: 'soin.noter',
  domain: 'soin',
  revision: `${content.id}@0`,
});

/** Words with everything that the formats give a meaning to. */
const words = fc
  .array(
    fc.constantFrom(
      'un',
      'mot',
      'é',
      '{a}',
      '=',
      '~',
      '#',
      ':',
      '\\',
      '->',
      '%50%',
      '<b>',
      '&',
      ']]>',
      '"',
      '//',
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((all) => `m ${all.join(' ')} m`);

const common = {
  id: fc.constant('soin-noter-07'),
  level: fc.integer({ min: 1, max: 7 }),
  seconds: fc.integer({ min: 10, max: 900 }),
  access: fc.constant('practice'),
  context: fc.option(
    fc.array(words, { minLength: 1, maxLength: 2 }).map((all) => all.join('\n\n')),
    { nil: undefined },
  ),
  question: words,
  explanation: words,
  source: fc.record({ title: fc.constantFrom('Un guide, page 3', 'Code') }),
};

const options = (right: readonly boolean[]) =>
  fc
    .array(fc.record({ text: words, feedback: words }), { minLength: right.length, maxLength: right.length })
    .map((all) => all.map((one, index) => ({ ...one, id: 'abcdef'[index], correct: right[index] })));

const choices = fc.oneof(
  fc.record({
    ...common,
    type: fc.constant('single-choice'),
    shuffle: fc.constant(true),
    options: options([false, true, false]),
  }),
  fc.record({
    ...common,
    type: fc.constant('several-choices'),
    shuffle: fc.constant(true),
    options: options([true, false, true, true, false]),
  }),
  fc.record({
    ...common,
    type: fc.constant('short-text'),
    accepted: fc.uniqueArray(
      words.map((text) => text.replaceAll('->', '>')),
      { minLength: 1, maxLength: 3 },
    ),
    tolerance: fc.constant(['case']),
  }),
);

describe.each(FORMATS)('%s', (format) => {
  it('gives back choices and short texts as they were, whatever their words hold', () => {
    fc.assert(
      fc.property(choices, (made) => {
        const item = itemSchema.parse(JSON.parse(JSON.stringify(made)));
        const { text, losses } = exportItems([asItem(item)], format);
        expect([...losses]).toEqual([]);
        expect(importItems(text, format, DEFAULTS)).toEqual({ items: [item], leftOut: [] });
      }),
    );
  });

  it('gives back a matching, and says that its lines lose their feedback', async () => {
    const { items } = await smallContent({ 'items/soin.noter.yaml': partedItemFile });
    const item = [...items.values()].find(({ type }) => type === 'matching');
    if (item?.type !== 'matching') throw new Error('no matching');
    const { text, losses } = exportItems([item], format);
    expect([...losses.keys()]).toContain('feedback of each line');
    const [read] = importItems(text, format, DEFAULTS).items;
    if (read?.type !== 'matching') throw new Error('not read as a matching');
    const pairs = ({ prompts, choices: all }: typeof read) =>
      prompts.map(({ text: prompt, choice }) => [prompt, all.find(({ id }) => id === choice)?.text]);
    expect(pairs(read)).toEqual(pairs(item));
    expect(read.choices.map((choice) => choice.text).toSorted()).toEqual(
      item.choices.map((choice) => choice.text).toSorted(),
    );
    expect(read.prompts[0]?.feedback).toBe(TO_COMPLETE);
  });

  it('lets no reserved item leave', async () => {
    const [item] = (await smallContent()).items.values();
    if (item === undefined) throw new Error('no item');
    const { text, items, leftOut } = exportItems([{ ...item, access: 'reserved' }], format);
    expect([items, leftOut]).toEqual([0, [{ id: item.id, why: 'reserved' }]]);
    expect(text).not.toContain(item.question);
  });

  it('names what authors wrote for themselves and it does not carry', async () => {
    const [item] = (await smallContent()).items.values();
    if (item === undefined) throw new Error('no item');
    const told = { ...item, levelReason: 'Facile', barriers: [], tags: {}, yearly: true };
    const { losses } = exportItems([told, item], format);
    expect(Object.fromEntries(losses)).toEqual({ levelReason: 1, barriers: 1, tags: 1, yearly: 1 });
  });
});

it('leaves out of GIFT what it has no place for, by name', async () => {
  const { items } = await smallContent({ 'items/soin.noter.yaml': partedItemFile });
  const parted = [...items.values()].filter(({ competence }) => competence === 'soin.noter');
  const { items: count, leftOut } = exportItems(parted, 'gift');
  expect(leftOut.map(({ why }) => why).toSorted()).toEqual([
    'GIFT has no such kind',
    'GIFT has no such kind',
    'GIFT has no such kind',
  ]);
  expect(count + leftOut.length).toBe(PARTED_ITEMS.length);
});

it('writes every type for Moodle, and says in what it changes', async () => {
  const { items } = await smallContent({ 'items/soin.noter.yaml': partedItemFile });
  const parted = [...items.values()].filter(({ competence }) => competence === 'soin.noter');
  const { text, leftOut, losses } = exportItems(parted, 'moodle-xml');
  expect(leftOut).toEqual([]);
  expect([...text.matchAll(/<question type="([a-z]+)"/g)].map(([, type]) => type).toSorted()).toEqual([
    ...['cloze', 'cloze', 'matching', 'matching', 'multichoice', 'ordering'],
  ]);
  expect([...losses.keys()]).toEqual(
    expect.arrayContaining(['screen: becomes a text', 'type: becomes a matching', 'feedback of each line']),
  );
  expect(text).toContain('{1:MULTICHOICE:');
  expect(text).toContain('{1:SHORTANSWER:=');
});

it('gives back an ordering from Moodle XML', async () => {
  const { items } = await smallContent({ 'items/soin.noter.yaml': partedItemFile });
  const item = [...items.values()].find(({ type }) => type === 'ordering');
  if (item?.type !== 'ordering') throw new Error('no ordering');
  const { text } = exportItems([item], 'moodle-xml');
  // Moodle stores no ordering that leaves it out, and drops all that follows.
  expect(text).toContain('<shownumcorrect>1</shownumcorrect>');
  const [read] = importItems(text, 'moodle-xml', DEFAULTS).items;
  expect(read).toMatchObject({
    id: item.id,
    type: 'ordering',
    elements: item.elements.map(({ id, text }) => ({ id, text })),
  });
});

it('finds the items of a domain, a competence, a module, and all', async () => {
  const content = await smallContent(moduleFiles());
  expect(itemsOfPart('soin', content)).toHaveLength(12);
  expect(itemsOfPart('soin.lire', content)).toHaveLength(6);
  expect(itemsOfPart('bien-noter', content).map(({ id }) => id)).toEqual(['soin-noter-01', 'soin-noter-02']);
  expect(itemsOfPart(undefined, content)).toHaveLength(18);
  expect(itemsOfPart('ailleurs', content)).toEqual([]);
});

it('leaves out of GIFT an answer with an arrow, which it would take for a matching', () => {
  const item = itemSchema.parse({
    id: 'soin-noter-07',
    level: 1,
    seconds: 30,
    type: 'short-text',
    question: 'Quelle flèche ?',
    accepted: ['a -> b'],
    explanation: 'Celle-ci.',
    source: { title: 'Un guide' },
  });
  expect(exportItems([asItem(item)], 'gift').leftOut).toMatchObject([
    { why: 'GIFT reads its arrow otherwise' },
  ]);
});
