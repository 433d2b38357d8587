/** Seeds that are the same in every run: what a sitting asks depends on no chance. */
export function countedSeeds(): () => string {
  let sittings = 0;
  return () => `sitting-${(sittings += 1)}`;
}
