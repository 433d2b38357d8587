/**
 * A share in steps of 1/10,000, as the number that it is of `full`: 2/3 of 100 is 66.66, of 1 is 0.6666. Rounded down,
 * so that 79.999 % never reads as the 80 that would pass, nor 0.99999 as done.
 *
 * @param share 0–1
 */
export function roundedShare(share: number, full: 1 | 100): number {
  return Math.floor(share * 10_000 + 1e-6) / (10_000 / full);
}
