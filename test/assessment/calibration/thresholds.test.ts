import fc from 'fast-check';
import { calibratedThresholds } from '../../../src/assessment/calibration/thresholds.js';
import { refusal } from '../support/refusal.js';

const LEVELS = [
  { id: 'en-construction' },
  { id: 'independant', from: -1.5 },
  { id: 'confirme', from: -0.5 },
  { id: 'avance', from: 0.5 },
  { id: 'expert', from: 1.5 },
];
const SCALE = { centre: 4, step: 0.75 };
const froms = (items: Parameters<typeof calibratedThresholds>[0]) =>
  calibratedThresholds(items, LEVELS, SCALE).flatMap(({ from }) => from ?? []);

describe('thresholds of levels', () => {
  it('stay where the design puts them without a calibrated item', () => {
    for (const [k, from] of froms([]).entries())
      expect(from).toBeCloseTo([-1.5, -0.5, 0.5, 1.5][k] ?? NaN, 12);
  });

  it('follow the difficulties that experts’ levels turned out to have', () => {
    const harder = [1, 2, 3, 4, 5, 6, 7].map((level) => ({
      level,
      b: (level - 4) * 0.75 + 0.6,
      answers: 1e7,
    }));
    for (const [k, from] of froms(harder).entries())
      expect(from).toBeCloseTo([-0.9, 0.1, 1.1, 2.1][k] ?? NaN, 3);
  });

  it('move little while answers are few', () => {
    const [first = NaN] = froms([{ level: 2, b: 2, answers: 30 }]);
    expect(first).toBeGreaterThan(-1.5);
    expect(first).toBeLessThan(-1);
  });

  it('rise strictly, whatever the difficulties', () => {
    const anyItem = fc.record({
      level: fc.integer({ min: 1, max: 7 }),
      b: fc.double({ min: -6, max: 6, noNaN: true }),
      answers: fc.integer({ min: 0, max: 10_000 }),
    });
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 40 }), (items) => {
        const thresholds = froms(items);
        for (const [k, from] of thresholds.slice(1).entries())
          expect(from).toBeGreaterThan(thresholds[k] ?? NaN);
      }),
    );
  });

  it('are refused where they already cross', () => {
    expect(() =>
      calibratedThresholds([], [{ id: 'a' }, { id: 'b', from: 1 }, { id: 'c', from: 0 }], SCALE),
    ).toThrow(refusal('invalid-levels'));
  });
});
