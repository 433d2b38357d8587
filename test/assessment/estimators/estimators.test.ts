import fc from 'fast-check';
import { estimateAbility } from '../../../src/assessment/ability.js';
import { prepareBank } from '../../../src/assessment/bank.js';
import { modalAbility } from '../../../src/assessment/estimators/modal.js';
import { weightedLikelihoodAbility } from '../../../src/assessment/estimators/weighted-likelihood.js';
import type { ItemParameters } from '../../../src/assessment/response-model.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { anyParameters, bankItem, rasch, right, wrong } from '../support/builders.js';
import { refusal } from '../support/refusal.js';
import { anySteppedParameters } from '../support/stepped.js';

const bankOf = (parameters: readonly ItemParameters[]) =>
  prepareBank(parameters.map((each, n) => bankItem(`i${n}`, 'd.c', each)));

describe('the modal ability', () => {
  it('solves the equation of one Rasch item: half the slope against the prior', () => {
    // 1 − P(θ) = θ for a right answer to an item at 0 under N(0, 1): θ ≈ 0.4013.
    const { ability, standardError } = modalAbility(bankOf([rasch(0)]), [right('i0')]);
    expect(1 - 1 / (1 + Math.exp(-ability))).toBeCloseTo(ability, 9);
    const p = 1 / (1 + Math.exp(-ability));
    expect(standardError).toBeCloseTo(1 / Math.sqrt(1 + p * (1 - p)), 9);
  });

  it('is the prior without an answer', () => {
    expect(modalAbility(bankOf([]), [], { mean: 0.5, sd: 0.8 })).toEqual({
      ability: expect.closeTo(0.5, 9) as number,
      standardError: expect.closeTo(0.8, 9) as number,
    });
  });

  it('comes close to the expected ability when there are many answers', () => {
    const items = Array.from({ length: 60 }, (_, n) => rasch(-2 + n / 15));
    const bank = bankOf(items);
    const answers = items.map((_, n) => (n < 40 ? right(`i${n}`) : wrong(`i${n}`)));
    const expected = estimateAbility(bank, answers);
    const { ability, standardError } = modalAbility(bank, answers);
    expect(ability).toBeCloseTo(expected.mean, 1);
    expect(standardError).toBeCloseTo(expected.sd, 1);
  });

  it('refuses a prior that is none', () => {
    expect(() => modalAbility(bankOf([]), [], { mean: 0, sd: 0 })).toThrow(refusal('invalid-prior'));
  });
});

describe('the weighted likelihood estimate', () => {
  it('of equal Rasch items has the closed form of half an answer more on either side', () => {
    // For n items at 0, Warm's weight √I gives the logit of (r + ½)/(n + 1).
    const bank = bankOf(Array.from({ length: 5 }, () => rasch(0)));
    const answers = [right('i0'), right('i1'), right('i2'), right('i3'), wrong('i4')];
    const { ability } = weightedLikelihoodAbility(bank, answers);
    expect(ability).toBeCloseTo(Math.log(4.5 / 1.5), 6);
  });

  it('is finite when every answer is right', () => {
    const bank = bankOf([rasch(0), rasch(1)]);
    const { ability, standardError } = weightedLikelihoodAbility(bank, [right('i0'), right('i1')]);
    expect(ability).toBeLessThan(4);
    expect(Number.isFinite(standardError)).toBe(true);
  });

  it('is less biased than the modal ability, which the prior draws to the middle', () => {
    const items = Array.from({ length: 20 }, (_, n) => rasch(-1 + n / 5));
    const bank = bankOf(items);
    const truth = 2;
    const errors = Array.from({ length: 200 }, (_, person) => {
      const random = seededRandom(`warm/${person}`);
      const answers = items.map(({ b }, n) =>
        random() < 1 / (1 + Math.exp(b - truth)) ? right(`i${n}`) : wrong(`i${n}`),
      );
      return [
        weightedLikelihoodAbility(bank, answers).ability - truth,
        modalAbility(bank, answers).ability - truth,
      ];
    });
    const bias = (of: number): number =>
      errors.reduce((sum, each) => sum + (each[of] ?? 0), 0) / errors.length;
    expect(Math.abs(bias(0))).toBeLessThan(0.12);
    expect(bias(1)).toBeLessThan(-0.2);
  });

  it('refuses to estimate from nothing', () => {
    expect(() => weightedLikelihoodAbility(bankOf([]), [])).toThrow(refusal('no-responses'));
  });
});

describe.each([
  ['modal', modalAbility],
  ['weighted likelihood', weightedLikelihoodAbility],
] as const)('the %s estimate', (_, estimate) => {
  it('is finite and on the grid, with a finite error, for any items and answers', () => {
    const anyAnswer = fc.record({
      parameters: fc.oneof(anyParameters, anySteppedParameters),
      credit: fc.constantFrom(0, 1 / 3, 2 / 3, 1),
    });
    fc.assert(
      fc.property(fc.array(anyAnswer, { minLength: 1, maxLength: 8 }), (answers) => {
        const bank = bankOf(answers.map(({ parameters }) => parameters));
        const responses = answers.map(({ credit }, n) => ({ item: `i${n}`, credit }));
        const { ability, standardError } = estimate(bank, responses);
        expect(Math.abs(ability)).toBeLessThanOrEqual(6);
        expect(standardError).toBeGreaterThan(0);
        expect(Number.isFinite(standardError)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});
