import fc from 'fast-check';
import { estimateAbility } from '../../../src/assessment/ability.js';
import { prepareBank } from '../../../src/assessment/bank.js';
import { worthBy, worthBySuccess } from '../../../src/assessment/selection/criteria.js';
import type { Criterion } from '../../../src/assessment/selection/rules.js';
import { anyParameters, bankItem, rasch, right, wrong } from '../support/builders.js';

const CRITERIA: readonly Criterion[] = [
  'information',
  'weighted-information',
  'variance-reduction',
  'mutual-information',
];

/** What an answer is expected to leave of the variance, by estimating after each of the two answers. */
function expectedVariance(parameters: ReturnType<typeof rasch>): { before: number; after: number } {
  const bank = prepareBank([bankItem('known', 'd.one', rasch(0.5)), bankItem('asked', 'd.one', parameters)]);
  const before = estimateAbility(bank, [right('known')]);
  const item = bank.items.get('asked');
  const chance = before.weights.reduce((sum, weight, k) => sum + weight * (item?.right[k] ?? 0), 0);
  const after = [right('asked'), wrong('asked')].map(
    (answer) => estimateAbility(bank, [right('known'), answer]).sd ** 2,
  );
  return {
    before: before.sd ** 2,
    after: chance * (after[0] ?? 0) + (1 - chance) * (after[1] ?? 0),
  };
}

describe('the worth of an item', () => {
  it('by variance is what the answer is expected to take from the variance', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const bank = prepareBank([
          bankItem('known', 'd.one', rasch(0.5)),
          bankItem('asked', 'd.one', parameters),
        ]);
        const posterior = estimateAbility(bank, [right('known')]);
        const item = bank.items.get('asked');
        if (item === undefined) throw new Error('no item');
        const { before, after } = expectedVariance(parameters);
        expect(worthBy('variance-reduction', posterior)(item)).toBeCloseTo(before - after, 6);
      }),
    );
  });

  it.each(CRITERIA)('by %s is finite and never below 0, for all parameters', (criterion) => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const bank = prepareBank([bankItem('i', 'd.one', parameters)]);
        const item = bank.items.get('i');
        if (item === undefined) throw new Error('no item');
        const worth = worthBy(criterion, estimateAbility(bank, [right('i')]))(item);
        expect(Number.isFinite(worth)).toBe(true);
        expect(worth).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each(CRITERIA)('by %s is larger for an item that fits than for one far too hard', (criterion) => {
    const bank = prepareBank([bankItem('fits', 'd.one', rasch(0)), bankItem('hard', 'd.one', rasch(4))]);
    const [fits, hard] = [bank.items.get('fits'), bank.items.get('hard')];
    if (fits === undefined || hard === undefined) throw new Error('no item');
    const worth = worthBy(criterion, estimateAbility(bank, []));
    expect(worth(fits)).toBeGreaterThan(worth(hard));
  });

  it('is taken at the cut where a classification decides', () => {
    const bank = prepareBank([bankItem('low', 'd.one', rasch(-1)), bankItem('high', 'd.one', rasch(1.5))]);
    const [low, high] = [bank.items.get('low'), bank.items.get('high')];
    if (low === undefined || high === undefined) throw new Error('no item');
    const worth = worthBy('information', estimateAbility(bank, [wrong('low')]), 1.5);
    expect(worth(high)).toBeGreaterThan(worth(low));
  });

  it('by success is largest where the chance is the one aimed at', () => {
    const bank = prepareBank([-1.2, 0, 1].map((b, i) => bankItem(`i${i}`, 'd.one', rasch(b))));
    const posterior = estimateAbility(bank, []);
    const worth = worthBySuccess(0.75, posterior);
    const ranked = [...bank.items.values()].toSorted((one, other) => worth(other) - worth(one));
    expect(ranked.map(({ id }) => id)).toEqual(['i0', 'i1', 'i2']);
  });
});
