import fc from 'fast-check';
import { estimateAbility } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import { probabilityAtLeast, quantile } from '../../src/assessment/posterior.js';
import { widened } from '../../src/assessment/widening.js';
import { posteriorFrom } from '../../src/assessment/posterior.js';
import { integrate, normalDensity } from './support/simpson.js';
import { refusal } from './support/refusal.js';

const normal = (mean: number, sd: number) => estimateAbility(prepareBank([]), [], { mean, sd });

describe('the probability of being at or above an ability', () => {
  it.each([-1.5, -0.5, 0, 0.37, 0.5, 1.5])('is that of the normal distribution at %d', (threshold) => {
    const expected = integrate((x) => normalDensity(x, 0.2, 0.6), threshold, 8);
    expect(Math.abs(probabilityAtLeast(normal(0.2, 0.6), threshold) - expected)).toBeLessThan(0.001);
  });

  it('is one below the grid and zero above it', () => {
    expect(probabilityAtLeast(normal(0, 1), -Infinity)).toBeCloseTo(1, 12);
    expect(probabilityAtLeast(normal(0, 1), 7)).toBe(0);
  });
});

describe('a quantile', () => {
  it('is that of the normal distribution', () => {
    expect(quantile(normal(0, 1), 0.1)).toBeCloseTo(-1.2816, 2);
    expect(quantile(normal(0, 1), 0.9)).toBeCloseTo(1.2816, 2);
    expect(quantile(normal(1, 0.5), 0.5)).toBeCloseTo(1, 6);
  });

  it('has the remaining probability above it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        fc.double({ min: 0.1, max: 2, noNaN: true }),
        (share, sd) => {
          const posterior = normal(0.3, sd);
          expect(probabilityAtLeast(posterior, quantile(posterior, share))).toBeCloseTo(1 - share, 8);
        },
      ),
    );
  });
});

describe('widening', () => {
  it('adds the variances', () => {
    const wider = posteriorFrom(widened(normal(0.4, 0.6).weights, 0.5).map(Math.log), 0);
    expect(wider.mean).toBeCloseTo(0.4, 6);
    expect(wider.sd).toBeCloseTo(Math.hypot(0.6, 0.5), 6);
  });

  it.each([0, 0.09, 2.1, NaN])('refuses a deviation of %d', (deviation) => {
    expect(() => widened(normal(0, 1).weights, deviation)).toThrow(refusal('invalid-prior'));
  });
});
