import {
  aimOfExperts,
  TAKEN_AT_THEIR_WORD,
  type ExpertAim,
  type Judged,
} from '../../../src/assessment/calibration/expert-aim.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { normal } from '../../../src/simulation/learners.js';

/** Items found at a line through the experts' difficulties, off by a deviation about it. */
function bank(items: number, { intercept, slope }: Omit<ExpertAim, 'doubt'>, deviation: number): Judged[] {
  const random = seededRandom('aim');
  return Array.from({ length: items }, () => {
    const expert = 1.2 * normal(random);
    const found = intercept + slope * expert + deviation * normal(random);
    return { expert, statedDoubt: 0.7, found, standardError: 0 };
  });
}

function settled(judged: readonly Judged[]): ExpertAim {
  let aim = TAKEN_AT_THEIR_WORD;
  for (let n = 0; n < 20; n += 1) aim = aimOfExperts(judged, aim);
  return aim;
}

describe('the aim of experts', () => {
  it('is found from many items: where they stand, how far apart they put items, and by how much they miss', () => {
    const aim = settled(bank(400, { intercept: -0.4, slope: 0.6 }, 0.9));
    expect(Math.abs(aim.intercept + 0.4)).toBeLessThan(0.12);
    expect(Math.abs(aim.slope - 0.6)).toBeLessThan(0.1);
    expect(Math.abs(aim.doubt - 0.9 / 0.7)).toBeLessThan(0.2);
  });

  it('is their word while there is no item, and close to it while there are few', () => {
    expect(aimOfExperts([])).toEqual(TAKEN_AT_THEIR_WORD);
    const { intercept, slope, doubt } = settled(bank(3, { intercept: -0.4, slope: 0.6 }, 0.1));
    expect(Math.abs(intercept)).toBeLessThan(0.4);
    expect(slope).toBeGreaterThan(0.6);
    expect(doubt).toBeGreaterThan(0.8);
  });

  it('counts what is not known of an item as a part of what may be missed', () => {
    const sure = settled(bank(100, { intercept: 0, slope: 1 }, 0.3));
    const unsure = settled(
      bank(100, { intercept: 0, slope: 1 }, 0.3).map((item) => ({ ...item, standardError: 0.5 })),
    );
    expect(unsure.doubt).toBeGreaterThan(sure.doubt + 0.2);
  });
});
