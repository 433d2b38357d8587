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

/** Answers already there, to items of any kind: none leaves a wide posterior, many a narrow one. */
const anyAnswers = fc.array(fc.tuple(anyParameters, fc.boolean()), { maxLength: 30 });

describe('the worth of an item', () => {
  it('by variance is what the answer is expected to take from the variance, however wide the posterior', () => {
    fc.assert(
      fc.property(anyParameters, anyAnswers, (parameters, answered) => {
        const known = answered.map(([each], k) => bankItem(`known-${k}`, 'd.one', each));
        const bank = prepareBank([...known, bankItem('asked', 'd.one', parameters)]);
        const answers = answered.map(([, solved], k) => (solved ? right : wrong)(`known-${k}`));
        const item = bank.items.get('asked');
        if (item === undefined) throw new Error('no item');
        const before = estimateAbility(bank, answers);
        const chance = before.weights.reduce((sum, weight, k) => sum + weight * (item.right[k] ?? 0), 0);
        const [ifRight, ifWrong] = [right('asked'), wrong('asked')].map(
          (answer) => estimateAbility(bank, [...answers, answer]).sd ** 2,
        );
        const after = chance * (ifRight ?? 0) + (1 - chance) * (ifWrong ?? 0);
        expect(worthBy('variance-reduction', before)(item)).toBeCloseTo(before.sd ** 2 - after, 6);
      }),
      { numRuns: 300 },
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
