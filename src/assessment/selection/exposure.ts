import type { PreparedItem } from '../bank.js';

/** How often the items of a bank were shown. */
export interface Exposures {
  /** Sittings counted. */
  readonly sittings: number;
  /** Sittings in which each item was shown; absent for none. */
  readonly shown: ReadonlyMap<string, number>;
}

/**
 * The items that may be shown once more without any exceeding the highest rate (the restricted method of Revuelta
 * & Ponsoda 1998). Each may be shown once, however few sittings there were. Where none is left, those shown least:
 * a learner always gets a question.
 *
 * @param highestRate share of sittings, in (0, 1]
 */
export function withinRate(
  items: readonly PreparedItem[],
  { sittings, shown }: Exposures,
  highestRate: number,
): readonly PreparedItem[] {
  const allowed = Math.max(1, highestRate * (sittings + 1));
  const times = ({ id }: PreparedItem): number => shown.get(id) ?? 0;
  const eligible = items.filter((item) => times(item) + 1 <= allowed);
  if (eligible.length > 0) return eligible;
  const fewest = items.reduce((least, item) => Math.min(least, times(item)), Infinity);
  return items.filter((item) => times(item) === fewest);
}
