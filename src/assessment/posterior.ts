import { NODES, STEP, sumOfProducts } from './grid.js';

/** What is believed of an ability after some answers. */
export interface Posterior {
  /** The expected ability (EAP), in logits. */
  readonly mean: number;
  /** The posterior standard deviation: the standard error of `mean`, in logits. */
  readonly sd: number;
  /** How many answers it rests on. */
  readonly answers: number;
  /** The probability of each node of the grid; they sum to 1. */
  readonly weights: Float64Array;
}

/** Each node stands for the abilities within half a step of it. */
const HALF_CELL = STEP / 2;

/**
 * The posterior whose logarithm, up to a constant, is given at each node. Values may be −Infinity, not all.
 */
export function posteriorFrom(logDensity: Float64Array, answers: number): Posterior {
  // Without the shift, some hundred contradictory answers would underflow at every node.
  const highest = logDensity.reduce((max, value) => Math.max(max, value), -Infinity);
  const density = logDensity.map((value) => Math.exp(value - highest));
  const total = density.reduce((sum, value) => sum + value, 0);
  const weights = density.map((value) => value / total);
  const mean = sumOfProducts(weights, NODES);
  const variance = weights.reduce((sum, weight, k) => sum + weight * ((NODES[k] ?? 0) - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(variance), answers, weights };
}

/** The probability that the ability is at `threshold` (logits) or above. */
export function probabilityAtLeast(posterior: Posterior, threshold: number): number {
  const above = posterior.weights.reduce((sum, weight, k) => {
    const share = ((NODES[k] ?? 0) + HALF_CELL - threshold) / STEP;
    return sum + weight * Math.min(1, Math.max(0, share));
  }, 0);
  return Math.min(1, above);
}

/**
 * The ability, in logits, that the true one stays below with the probability `share`: in [0, 1].
 */
export function quantile(posterior: Posterior, share: number): number {
  let below = 0;
  for (const [k, weight] of posterior.weights.entries()) {
    if (weight > 0 && below + weight >= share) {
      return (NODES[k] ?? 0) - HALF_CELL + (STEP * (share - below)) / weight;
    }
    below += weight;
  }
  return (NODES.at(-1) ?? 0) + HALF_CELL;
}
