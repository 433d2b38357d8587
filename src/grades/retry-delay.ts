const FIRST = 2_000;
const LONGEST = 600_000;

/**
 * How long to wait before the next try, in milliseconds: doubles from two seconds to ten minutes, and is drawn
 * from its upper half, so that grades refused together do not come back together.
 * @param tries made so far, from 1
 * @param random in [0, 1)
 */
export function retryDelay(tries: number, random: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** (tries - 1));
  return full / 2 + (full / 2) * random;
}
