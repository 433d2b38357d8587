import type { Figure } from './statistics.js';

export interface ExposureFigures {
  /** The largest share of learners that met one item. */
  readonly max: Figure;
  /** Items that nobody met. */
  readonly unused: Figure;
  /** The share of items that two learners have in common, on average. */
  readonly overlap: Figure;
}

/** @param shown in how many sittings each item was shown, for every item of the bank */
export function exposureFigures(
  shown: readonly number[],
  sittings: number,
  meanLength: number,
): ExposureFigures {
  const rates = shown.map((count) => count / sittings);
  const max = rates.reduce((most, rate) => Math.max(most, rate), 0);
  const mean = meanLength / rates.length;
  const variance = rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / rates.length;
  // Chen, Ankenmann & Spray 2003: T = (N/L) Var(r) + L/N.
  const overlap = meanLength === 0 ? 0 : (rates.length / meanLength) * variance + mean;
  const varianceError = Math.sqrt(
    rates.reduce((sum, rate) => sum + (4 * (rate - mean) ** 2 * rate * (1 - rate)) / sittings, 0),
  );
  return {
    max: { value: max, se: Math.sqrt((max * (1 - max)) / sittings) },
    unused: {
      value: shown.filter((count) => count === 0).length,
      // Good 1953: items met once tell how many were missed by chance alone.
      se: Math.sqrt(shown.filter((count) => count === 1).length),
    },
    overlap: { value: overlap, se: meanLength === 0 ? 0 : varianceError / meanLength },
  };
}
