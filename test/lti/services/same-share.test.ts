import { isSameShare } from '../../../src/lti/services/scores.js';

it('knows a share again after the platform rounded it on a column of twenty points', () => {
  const share = 2 / 3;
  const kept = Math.round(share * 20 * 100) / 100 / 20;
  expect(isSameShare(kept, share)).toBe(true);
});

it('tells a teacher’s mark a tenth of a point of a hundred away from ours', () => {
  expect(isSameShare(0.661, 0.66)).toBe(false);
});
