import type { PrescriptionSettings } from '../sittings/prescriptions.js';

/** What a finished attempt is worth. */
export interface GradedAttempt {
  /** From 1, in the order of their starts. */
  readonly attempt: number;
  /** The share of full points, 0–1. */
  readonly share: number;
}

function beats(one: GradedAttempt, other: GradedAttempt, counts: PrescriptionSettings['attempts']['counts']) {
  if (counts === 'last') return one.attempt > other.attempt;
  if (counts === 'best' && one.share !== other.share) return one.share > other.share;
  return one.attempt < other.attempt;
}

/**
 * The attempt whose grade counts. Of equally good ones the earlier: what the platform has stays as it is.
 * @returns undefined where there is none
 */
export function countingAttempt<T extends GradedAttempt>(
  attempts: readonly T[],
  counts: PrescriptionSettings['attempts']['counts'],
): T | undefined {
  return attempts.reduce<T | undefined>(
    (chosen, one) => (chosen === undefined || beats(one, chosen, counts) ? one : chosen),
    undefined,
  );
}
