import fc from 'fast-check';
import { retryDelay } from '../../src/grades/retry-delay.js';

const MINUTE = 60_000;

it('begins between one and two seconds', () => {
  expect(retryDelay(1, 0)).toBe(1_000);
  expect(retryDelay(1, 0.999)).toBeLessThan(2_000);
});

it('doubles with each try', () => {
  expect([1, 2, 3, 4].map((tries) => retryDelay(tries, 0))).toEqual([1_000, 2_000, 4_000, 8_000]);
});

it('is spread, and never below one second nor above ten minutes, however many tries', () => {
  const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), random, (tries, drawn) => {
      const delay = retryDelay(tries, drawn);
      expect(delay).toBeGreaterThanOrEqual(1_000);
      expect(delay).toBeLessThanOrEqual(10 * MINUTE);
      expect(delay).toBeGreaterThanOrEqual(retryDelay(tries, 0));
    }),
  );
});
