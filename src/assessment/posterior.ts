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
  let highest = -Infinity;
  for (let k = 0; k < logDensity.length; k += 1) highest = Math.max(highest, logDensity[k] ?? 0);
  const density = new Float64Array(logDensity.length);
  for (let k = 0; k < density.length; k += 1) density[k] = Math.exp((logDensity[k] ?? 0) - highest);
  return posteriorOf(density, answers);
}

/** The posterior whose density, up to a factor, is given at each node: not negative, and not 0 everywhere. */
export function posteriorOf(density: Float64Array, answers: number): Posterior {
  let total = 0;
  for (let k = 0; k < density.length; k += 1) total += density[k] ?? 0;
  const weights = new Float64Array(density.length);
  for (let k = 0; k < weights.length; k += 1) weights[k] = (density[k] ?? 0) / total;
  const mean = sumOfProducts(weights, NODES);
  let variance = 0;
  for (let k = 0; k < weights.length; k += 1) {
    variance += (weights[k] ?? 0) * ((NODES[k] ?? 0) - mean) ** 2;
  }
  return { mean, sd: Math.sqrt(variance), answers, weights };
}

/** The probability that the ability is at `threshold` (logits) or above. */
export function probabilityAtLeast(posterior: Posterior, threshold: number): number {
  const { weights } = posterior;
  let above = 0;
  for (let k = weights.length - 1; k >= 0; k -= 1) {
    const share = ((NODES[k] ?? 0) + HALF_CELL - threshold) / STEP;
    if (share <= 0) break;
    above += (weights[k] ?? 0) * Math.min(1, share);
  }
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
