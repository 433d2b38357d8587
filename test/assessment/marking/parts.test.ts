import fc from 'fast-check';
import type { Blanks, MarkableItem, Matching, Ordering } from '../../../src/assessment/marking/item.js';
import { mark } from '../../../src/assessment/marking/mark.js';
import { refusal } from '../support/refusal.js';

const ordering: Ordering = { type: 'ordering', elements: ['a', 'b', 'c', 'd'] };
const matching: Matching = {
  type: 'matching',
  prompts: [
    { id: 'a', choice: 'x' },
    { id: 'b', choice: 'y' },
    { id: 'c', choice: 'x' },
  ],
  choices: ['x', 'y', 'z'],
};
const blanks: Blanks = {
  type: 'blanks',
  blanks: [
    { id: 'a', options: ['x', 'y'], right: 'y' },
    { id: 'b', accepted: ['MSSanté'], tolerance: ['case'] },
  ],
};
const order = (...elements: string[]) => mark(ordering, { kind: 'order', elements });
const pairs = (parts: Record<string, string>) => mark(matching, { kind: 'parts', parts });
const filled = (parts: Record<string, string>) => mark(blanks, { kind: 'parts', parts });

describe('elements put in order', () => {
  it('are fully right in the right order only', () => {
    expect(order('a', 'b', 'c', 'd')).toEqual({
      kind: 'order',
      credit: 1,
      right: ['a', 'b', 'c', 'd'],
      wrong: [],
    });
    fc.assert(
      fc.property(fc.shuffledSubarray(ordering.elements as string[], { minLength: 4 }), (elements) => {
        const { credit } = order(...elements);
        expect(credit === 1).toBe(elements.join('') === 'abcd');
        expect(credit).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('earn the pairs in order less those out of order: one swap of neighbours costs two sixths', () => {
    expect(order('b', 'a', 'c', 'd')).toMatchObject({ credit: 4 / 6, right: ['c', 'd'], wrong: ['a', 'b'] });
  });

  it('earn nothing backwards, nor at what chance gives', () => {
    expect(order('d', 'c', 'b', 'a').credit).toBe(0);
    expect(order('b', 'd', 'a', 'c').credit).toBe(0);
  });

  it.each([[['a', 'b', 'c']], [['a', 'b', 'c', 'c']], [['a', 'b', 'c', 'z']], [['a', 'b', 'c', 'd', 'a']]])(
    'are refused when they are not each named once: %j',
    (elements) => {
      expect(() => order(...elements)).toThrow(refusal('unknown-option'));
    },
  );
});

describe('matched pairs', () => {
  it('earn the share that is right, a prompt left out being wrong', () => {
    expect(pairs({ a: 'x', b: 'y', c: 'x' }).credit).toBe(1);
    expect(pairs({ a: 'x', b: 'z' })).toEqual({
      kind: 'parts',
      credit: 1 / 3,
      right: ['a'],
      wrong: ['b', 'c'],
    });
    expect(pairs({}).credit).toBe(0);
  });

  it.each([{ z: 'x' }, { a: 'w' }, { __proto__x: 'x' }])(
    'are refused with what the item does not have: %j',
    (parts) => {
      expect(() => pairs(parts)).toThrow(refusal('unknown-option'));
    },
  );
});

describe('several blanks', () => {
  it('earn the share that is right, whether picked or written', () => {
    expect(filled({ a: 'y', b: 'mssante' }).credit).toBe(1);
    expect(filled({ a: 'x', b: 'MSSanté' })).toMatchObject({ credit: 0.5, right: ['b'], wrong: ['a'] });
    expect(filled({ b: '' }).credit).toBe(0);
  });

  it.each([{ c: 'x' }, { a: 'z' }])('are refused with what the item does not have: %j', (parts) => {
    expect(() => filled(parts)).toThrow(refusal('unknown-option'));
  });
});

it.each<[MarkableItem, Parameters<typeof mark>[1]]>([
  [ordering, { kind: 'choices', options: ['a', 'b', 'c', 'd'] }],
  [matching, { kind: 'order', elements: ['a', 'b'] }],
  [blanks, { kind: 'text', text: 'x' }],
])('refuses an answer of another kind: %j with %j', (item, answer) => {
  expect(() => mark(item, answer)).toThrow(refusal('wrong-kind'));
});
