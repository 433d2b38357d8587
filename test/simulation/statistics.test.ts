import { exposureFigures } from '../../src/simulation/exposure.js';
import { meanFigure, quantileFigure, rootMeanSquare, shareFigure } from '../../src/simulation/statistics.js';

it('gives a mean with its error', () => {
  const { value, se } = meanFigure([1, 2, 3, 4]);
  expect(value).toBe(2.5);
  expect(se).toBeCloseTo(Math.sqrt(5 / 3) / 2, 12);
});

it('gives a root mean square with its error', () => {
  const { value, se } = rootMeanSquare([3, -3, 3, -3]);
  expect({ value, se }).toEqual({ value: 3, se: 0 });
  expect(rootMeanSquare([1, 2]).se).toBeGreaterThan(0);
});

it('gives a share with its error', () => {
  const { value, se } = shareFigure([true, false, true, true]);
  expect(value).toBe(0.75);
  expect(se).toBeCloseTo(Math.sqrt(0.1875 / 4), 12);
});

it('gives quantiles', () => {
  const values = Array.from({ length: 101 }, (_, n) => n);
  expect(quantileFigure(values, 0.5).value).toBe(50);
  expect(quantileFigure(values, 0.95).value).toBe(95);
  expect(quantileFigure(values, 0.5).se).toBeCloseTo(5, 0);
});

it('counts what two learners have in common', () => {
  // Two learners of two questions, one of them the same: they share half.
  const { overlap, max, unused } = exposureFigures([2, 1, 1, 0], 2, 2);
  expect(max.value).toBe(1);
  expect(unused).toEqual({ value: 1, se: Math.SQRT2 });
  expect(overlap.value).toBeCloseTo((4 / 2) * 0.125 + 0.5, 12);
});
