import { prepareBank } from '../../../src/assessment/bank.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { chooseInTubes } from '../../../src/assessment/tubes/choose-in-tubes.js';
import { believeTubes, probabilityHeld } from '../../../src/assessment/tubes/tube-belief.js';
import { bankItem, rasch, right, wrong } from '../support/builders.js';
import { refusal } from '../support/refusal.js';

const tubes = ['a', 'b', 'c'];
const items = tubes.flatMap((tube) =>
  [1, 2, 3, 4, 5].map((level) => ({ id: `${tube}${level}`, tube, level })),
);
const bank = prepareBank(items.map(({ id, level }) => bankItem(id, 'd.one', rasch((level - 3) * 0.75))));
const prior = { mean: 0, sd: 1.3 };

const held = (responses: Parameters<typeof believeTubes>[2], id: string): number => {
  const belief = believeTubes(bank, items, responses, prior, 0.5);
  const item = bank.items.get(id);
  if (item === undefined) throw new Error(id);
  return probabilityHeld(belief, id.slice(0, 1), item);
};

describe('a belief in tubes', () => {
  it('holds easier skills likelier than harder ones of the same tube', () => {
    const chances = [1, 2, 3, 4, 5].map((level) => held([right('a3')], `a${level}`));
    expect(chances).toEqual(chances.toSorted((one, other) => other - one));
  });

  it('counts an answer most in its own tube, and less in the others', () => {
    const before = held([], 'a3');
    const own = held([right('a3')], 'a3');
    const other = held([right('b3')], 'a3');
    expect(own).toBeGreaterThan(other);
    expect(other).toBeGreaterThan(before);
  });

  it('settles nothing by one lucky answer', () => {
    expect(held([right('a5')], 'a1')).toBeLessThan(0.999);
    expect(held([right('a5'), wrong('a1'), wrong('a2')], 'a4')).toBeLessThan(0.5);
  });

  it('leaves answers to other items aside', () => {
    const elsewhere = { item: 'somewhere', credit: 1 as const };
    expect(held([elsewhere], 'a3')).toBe(held([], 'a3'));
  });

  it('refuses an answer to an item that the bank has lost', () => {
    const lost = [...items, { id: 'a9', tube: 'a' }];
    expect(() => believeTubes(bank, lost, [right('a9')], prior, 0.5)).toThrow(refusal('unknown-item'));
  });
});

describe('the choice in tubes', () => {
  const choose = (responses: Parameters<typeof believeTubes>[2], seed = 's') =>
    chooseInTubes(
      bank,
      items,
      responses,
      believeTubes(bank, items, responses, prior, 0.5),
      seededRandom(seed),
    );

  it('goes to tubes that are less known', () => {
    const next = choose([right('a3'), wrong('a4'), right('b3'), wrong('b4')]);
    expect(next?.slice(0, 1)).toBe('c');
  });

  it('never asks twice, and ends when all were asked', () => {
    const all = items.map(({ id }, n) => (n % 2 === 0 ? right(id) : wrong(id)));
    expect(choose(all)).toBeUndefined();
    expect(choose(all.slice(1))).toBe('a1');
  });

  it('leaves it to chance between items that are as good', () => {
    const first = new Set(Array.from({ length: 40 }, (_, n) => choose([], `s${n}`)));
    expect(first.size).toBeGreaterThan(1);
  });
});
