import fc from 'fast-check';
import { roundedShare } from '../../../scorm-package/tracker/rounded-share.js';

describe('a rounded share', () => {
  it('is never above the share, nor more than a hundredth of a point below', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        const raw = roundedShare(share, 100);
        expect(raw).toBeLessThanOrEqual(share * 100 + 1e-6);
        expect(raw).toBeGreaterThan(share * 100 - 0.01 - 1e-6);
      }),
    );
  });

  it('is written with four decimals of one and two of a hundred at most', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
        expect(String(roundedShare(share, 1))).toMatch(/^[01](\.\d{1,4})?$/);
        expect(String(roundedShare(share, 100))).toMatch(/^\d{1,3}(\.\d{1,2})?$/);
      }),
    );
  });

  it.each([
    [0.57, 57],
    [2 / 3, 66.66],
    [0.799_99, 79.99],
    [0.999_999, 99.99],
    [0.1 + 0.7, 80],
  ])('of %d is %d points', (share, points) => {
    expect(roundedShare(share, 100)).toBe(points);
  });
});
