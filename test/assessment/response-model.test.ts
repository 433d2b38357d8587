import fc from 'fast-check';
import { responseCurve } from '../../src/assessment/response-model.js';
import type { ItemParameters } from '../../src/assessment/response-model.js';
import { anyParameters } from './support/builders.js';
import { integrate, normalDensity } from './support/simpson.js';
import { refusal } from './support/refusal.js';

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
const anyAbility = fc.double({ min: -10, max: 10, noNaN: true });

describe('the chance of a right answer', () => {
  it('is one half at the difficulty of a two-parameter item', () => {
    expect(responseCurve({ a: 1.7, b: 0.4, c: 0, d: 1 }).right(0.4)).toBe(0.5);
  });

  it('lies half-way between both asymptotes at the difficulty', () => {
    expect(responseCurve({ a: 1, b: -1, c: 0.25, d: 0.95 }).right(-1)).toBeCloseTo(0.6, 12);
  });

  it('reaches its asymptotes far from the difficulty', () => {
    const curve = responseCurve({ a: 4, b: 0, c: 0.2, d: 0.9 });
    expect(curve.right(-10)).toBeCloseTo(0.2, 12);
    expect(curve.right(10)).toBeCloseTo(0.9, 12);
  });

  it('never falls as ability rises, stays between the asymptotes, and leaves the rest to wrong answers', () => {
    fc.assert(
      fc.property(anyParameters, anyAbility, anyAbility, (parameters, one, other) => {
        const curve = responseCurve(parameters);
        const [low, high] = [curve.right(Math.min(one, other)), curve.right(Math.max(one, other))];
        expect(low).toBeLessThanOrEqual(high + 1e-15);
        expect(low).toBeGreaterThanOrEqual(parameters.c);
        expect(high).toBeLessThanOrEqual(parameters.d + 1e-15);
        expect(curve.right(one) + (curve.chances(one)[0]?.chance ?? NaN)).toBeCloseTo(1, 12);
      }),
    );
  });
});

describe('information', () => {
  it('is a² P (1 − P) for a two-parameter item: 0.25 at most with a = 1', () => {
    expect(responseCurve({ a: 1, b: 0, c: 0, d: 1 }).information(0)).toBe(0.25);
    const p = logistic(2 * (0.7 - 0.3));
    expect(responseCurve({ a: 2, b: 0.3, c: 0, d: 1 }).information(0.7)).toBeCloseTo(4 * p * (1 - p), 12);
  });

  it('is a² (Q/P) ((P − c)/(1 − c))² for a three-parameter item', () => {
    const p = 0.2 + 0.8 * logistic(1.5 * (0.5 - 1));
    const expected = 1.5 ** 2 * ((1 - p) / p) * ((p - 0.2) / 0.8) ** 2;
    expect(responseCurve({ a: 1.5, b: 1, c: 0.2, d: 1 }).information(0.5)).toBeCloseTo(expected, 12);
  });

  it('takes the upper asymptote into account', () => {
    // Worked by hand from the formula: 0.239; forgetting d gives 0.382.
    expect(responseCurve({ a: 1.5, b: 0, c: 0.2, d: 0.9 }).information(0.5)).toBeCloseTo(0.239, 3);
  });

  it('is the squared slope of the curve over P (1 − P), for every item', () => {
    fc.assert(
      fc.property(anyParameters, fc.double({ min: -6, max: 6, noNaN: true }), (parameters, ability) => {
        const curve = responseCurve(parameters);
        const step = 1e-4;
        const slope = (curve.right(ability + step) - curve.right(ability - step)) / (2 * step);
        const expected = slope ** 2 / (curve.right(ability) * (curve.chances(ability)[0]?.chance ?? NaN));
        expect(Math.abs(curve.information(ability) - expected)).toBeLessThan(1e-5 + 1e-4 * expected);
      }),
    );
  });

  it('is finite and positive for every item and ability', () => {
    fc.assert(
      fc.property(anyParameters, anyAbility, (parameters, ability) => {
        const told = responseCurve(parameters).information(ability);
        expect(Number.isFinite(told)).toBe(true);
        expect(told).toBeGreaterThan(0);
      }),
    );
  });
});

describe('doubt about the difficulty', () => {
  it('flattens the curve as averaging over the difficulty does, to within 0.02', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        fc.double({ min: 0.05, max: 1.5, noNaN: true }),
        fc.double({ min: -4, max: 4, noNaN: true }),
        (a, bSd, ability) => {
          const averaged = integrate(
            (b) => logistic(a * (ability - b)) * normalDensity(b, 0.5, bSd),
            0.5 - 8 * bSd,
            0.5 + 8 * bSd,
            400,
          );
          const flattened = responseCurve({ a, b: 0.5, c: 0, d: 1, bSd }).right(ability);
          expect(Math.abs(flattened - averaged)).toBeLessThan(0.02);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('leaves the curve alone when there is none', () => {
    expect(responseCurve({ a: 1.3, b: 0, c: 0, d: 1, bSd: 0 }).a).toBe(1.3);
  });

  it('takes information away where the item told most', () => {
    const sure = responseCurve({ a: 1, b: 0, c: 0, d: 1 });
    const guessed = responseCurve({ a: 1, b: 0, c: 0, d: 1, bSd: 0.7 });
    // a*² / 4 with a*² = 1 / (1 + π 0.49 / 8)
    expect(guessed.information(0)).toBeCloseTo(0.25 / (1 + (Math.PI * 0.49) / 8), 12);
    expect(guessed.information(0)).toBeLessThan(sure.information(0));
  });
});

describe('what a curve refuses', () => {
  const sound: ItemParameters = { a: 1, b: 0, c: 0.2, d: 1 };
  it.each<[string, Partial<ItemParameters>, string]>([
    ['a discrimination of zero', { a: 0 }, 'a must lie in (0, 4]'],
    ['a negative discrimination', { a: -1 }, 'a must lie in (0, 4]'],
    ['a discrimination above 4', { a: 4.01 }, 'a must lie in (0, 4]'],
    ['a difficulty below −6', { b: -6.1 }, 'b must lie in [-6, 6]'],
    ['a difficulty above 6', { b: 6.1 }, 'b must lie in [-6, 6]'],
    ['a negative chance of guessing', { c: -0.01 }, 'c must lie in [0, 0.6)'],
    ['a chance of guessing of 0.6', { c: 0.6 }, 'c must lie in [0, 0.6)'],
    ['an upper asymptote at the lower one', { d: 0.2 }, 'd must lie in (0.2, 1]'],
    ['an upper asymptote above 1', { d: 1.01 }, 'd must lie in (0.2, 1]'],
    ['a negative doubt', { bSd: -0.1 }, 'bSd must lie in [0, 3]'],
    ['a doubt above 3', { bSd: 3.1 }, 'bSd must lie in [0, 3]'],
    ['a discrimination that is no number', { a: NaN }, 'a must lie in (0, 4]'],
    ['a difficulty that is no number', { b: NaN }, 'b must lie in [-6, 6]'],
    ['an infinite difficulty', { b: Infinity }, 'b must lie in [-6, 6]'],
    ['a chance of guessing that is no number', { c: NaN }, 'c must lie in [0, 0.6)'],
    ['an upper asymptote that is no number', { d: NaN }, 'd must lie in (0.2, 1]'],
    ['a doubt that is no number', { bSd: NaN }, 'bSd must lie in [0, 3]'],
  ])('refuses %s', (_, change, message) => {
    const attempt = (): unknown => responseCurve({ ...sound, ...change });
    expect(attempt).toThrow(refusal('parameters-out-of-range'));
    expect(attempt).toThrow(message);
  });

  it.each([NaN, Infinity, -10.1, 10.1])('refuses the ability %d', (ability) => {
    expect(() => responseCurve(sound).right(ability)).toThrow(refusal('ability-out-of-range'));
  });
});
