/** A launch that reached this point without a claim which the checks demand: the list of checks has a hole. */
class UncheckedClaimError extends Error {}

/** What the checks saw to be there. @throws UncheckedClaimError */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new UncheckedClaimError(`${name} was not checked`);
  return value;
}
