import fc from 'fast-check';
import { outages, pauseAfter } from '../../src/grades/outages.js';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const half = () => 0.5;

describe('a pause', () => {
  it('is an eighth of the time away at first, from two seconds to ten', () => {
    const drawnLongest = 0.999999;
    expect(pauseAfter(0, drawnLongest)).toBeCloseTo(2 * SECOND, -1);
    expect(pauseAfter(40 * SECOND, drawnLongest)).toBeCloseTo(5 * SECOND, -1);
    expect(pauseAfter(HOUR, drawnLongest)).toBeCloseTo(10 * SECOND, -1);
  });

  it('grows on with long outages, up to ten minutes', () => {
    expect(pauseAfter(10 * HOUR, 0)).toBe(50 * SECOND);
    expect(pauseAfter(10_000 * HOUR, 0)).toBe(300 * SECOND);
  });

  it('is drawn from its upper half, and within its bounds whatever happens', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e12 }), random, (away, drawn) => {
        const pause = pauseAfter(away, drawn);
        expect(pause).toBeGreaterThanOrEqual(SECOND);
        expect(pause).toBeLessThanOrEqual(600 * SECOND);
        expect(pause).toBeGreaterThanOrEqual(pauseAfter(away, 0));
      }),
    );
  });
});

describe('a platform', () => {
  it('is spared after four failures in a row, then tried with one grade, and open when that one arrives', () => {
    let time = 0;
    const known = outages(() => time, half);
    for (let failures = 0; failures < 3; failures += 1) {
      expect(known.failed('a', undefined)).toBeUndefined();
      expect(known.passage('a')).toBe('all');
    }
    expect(known.failed('a', undefined)).toBe(1_500);
    expect(known.passage('a')).toBe('none');
    expect(known.passage('b')).toBe('all');
    time = 1_500;
    expect(known.passage('a')).toBe('one');
    known.answered('a');
    expect(known.passage('a')).toBe('all');
  });

  it('that answers in between is not spared', () => {
    const known = outages(() => 0, half);
    for (let failures = 0; failures < 20; failures += 1) {
      expect(known.failed('a', undefined)).toBeUndefined();
      if (failures % 3 === 2) known.answered('a');
    }
    expect(known.passage('a')).toBe('all');
  });

  it('that asks to be left alone is, from the first time, for as long as it said', () => {
    let time = 0;
    const known = outages(() => time, half);
    expect(known.failed('a', 40 * SECOND)).toBe(40 * SECOND);
    // A request that was under way beside it, and knew nothing of that.
    expect(known.failed('a', undefined)).toBe(40 * SECOND);
    time = 40 * SECOND - 1;
    expect(known.passage('a')).toBe('none');
    time = 40 * SECOND;
    expect(known.passage('a')).toBe('all');
  });
});
