import fc from 'fast-check';
import { estimateAbility } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import { responseCurve } from '../../src/assessment/response-model.js';
import { expectedShareRight, shareDone } from '../../src/assessment/score.js';
import { anyParameters, bankItem, rasch, right, wrong } from './support/builders.js';
import { refusal } from './support/refusal.js';

describe('the expected share right', () => {
  it('is the mean chance of a right answer, in percent', () => {
    // 1/(1+e⁻¹) = 0.73106 and 0.25 + 0.75 × 0.5 = 0.625
    const reference = [rasch(0), { a: 1, b: 1, c: 0.25, d: 1 }].map((each) => responseCurve(each));
    expect(expectedShareRight(reference, 1)).toBeCloseTo(67.803, 3);
  });

  it('rises with ability and stays within 0 and 100', () => {
    const anyAbility = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(anyParameters, { minLength: 1 }),
        anyAbility,
        anyAbility,
        (reference, one, other) => {
          const curves = reference.map((each) => responseCurve(each));
          const low = expectedShareRight(curves, Math.min(one, other));
          const high = expectedShareRight(curves, Math.max(one, other));
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeGreaterThanOrEqual(low - 1e-9);
          expect(high).toBeLessThanOrEqual(100 + 1e-9);
        },
      ),
    );
  });

  it('never falls when a wrong answer turns right', () => {
    fc.assert(
      fc.property(fc.array(anyParameters, { minLength: 1, maxLength: 20 }), fc.nat(), (parameters, pick) => {
        const bank = prepareBank(parameters.map((each, i) => bankItem(`i${i}`, 'd.c', each)));
        const curves = [...bank.items.values()].map(({ curve }) => curve);
        const at = pick % parameters.length;
        const scoreWith = (credit: boolean): number => {
          const responses = parameters.map((_, i) =>
            (i === at ? credit : i % 2 === 0) ? right(`i${i}`) : wrong(`i${i}`),
          );
          return expectedShareRight(curves, estimateAbility(bank, responses).mean);
        };
        expect(scoreWith(true)).toBeGreaterThanOrEqual(scoreWith(false) - 1e-9);
      }),
    );
  });

  it('refuses an empty reference bank', () => {
    expect(() => expectedShareRight([], 0)).toThrow(refusal('invalid-bank'));
  });
});

describe('the share done', () => {
  it('runs from nothing to everything', () => {
    expect([shareDone(0, 8), shareDone(3, 8), shareDone(8, 8)]).toEqual([0, 37.5, 100]);
  });

  it.each([
    [-1, 3],
    [4, 3],
    [0, 0],
    [1.5, 3],
    [NaN, 3],
    [1, Infinity],
  ])('refuses %d of %d', (done, total) => {
    expect(() => shareDone(done, total)).toThrow(refusal('invalid-count'));
  });
});
