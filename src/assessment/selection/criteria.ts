import type { PreparedItem } from '../bank.js';
import { entropyOf } from '../entropy.js';
import { NODES, sumOfProducts } from '../grid.js';
import type { Posterior } from '../posterior.js';
import type { Criterion } from './rules.js';

/** How much an item is worth asking; more is better, never below 0. */
export type Worth = (item: PreparedItem) => number;

/**
 * @param cut the ability, in logits, at which a classification decides: Fisher's information is then taken there
 */
export function worthBy(criterion: Criterion, posterior: Posterior, cut?: number): Worth {
  const { weights, mean } = posterior;
  if (criterion === 'information') return ({ curve }) => curve.information(cut ?? mean);
  const [from, to] = supportOf(weights);
  if (criterion === 'weighted-information') {
    return ({ information }) => sumOfProducts(weights, information, from, to);
  }
  if (criterion === 'mutual-information') {
    return ({ chances, entropy }) => {
      const told = chances.reduce(
        (sum, table) => sum + entropyOf(sumOfProducts(weights, table, from, to)),
        0,
      );
      return Math.max(0, told - sumOfProducts(weights, entropy, from, to));
    };
  }
  return varianceReduction(posterior, from, to);
}

/** How close the chance of a right answer comes to the one aimed at; 1: it is that chance. */
export function worthBySuccess(rate: number, { weights }: Posterior): Worth {
  return ({ right }) => 1 - Math.abs(sumOfProducts(weights, right) - rate);
}

/** Nodes less probable than this change no choice. */
const NEGLIGIBLE = 1e-9;

/** Ranks between which the nodes that matter lie, the second one excluded. */
function supportOf(weights: Float64Array): readonly [number, number] {
  let from = 0;
  let to = weights.length;
  while (from < to && (weights[from] ?? 0) < NEGLIGIBLE) from += 1;
  while (to > from && (weights[to - 1] ?? 0) < NEGLIGIBLE) to -= 1;
  return [from, to];
}

/**
 * The variance of the ability less its expectation after the answer: the variance of the possible means, which for
 * category k is cov(θ, P_k)² / P_k, as the law of total variance has it. With two categories the covariances are
 * opposite, and the sum is cov² / (P(1−P)).
 */
function varianceReduction({ weights, mean }: Posterior, from: number, to: number): Worth {
  const deviations = weights.map((weight, k) => weight * ((NODES[k] ?? 0) - mean));
  const ratio = (covariance: number, chance: number): number =>
    (covariance * covariance) / Math.max(chance, Number.MIN_VALUE);
  return ({ chances, right }) => {
    if (chances.length === 2) {
      // Here a sitting's time goes: both sums in one pass, by two nodes at a time, so that one addition need not wait
      // for the other.
      const even = to - ((to - from) & 1);
      let chance = even < to ? (weights[even] ?? 0) * (right[even] ?? 0) : 0;
      let covariance = even < to ? (deviations[even] ?? 0) * (right[even] ?? 0) : 0;
      let odd = 0;
      let oddCovariance = 0;
      for (let k = from; k < even; k += 2) {
        const p = right[k] ?? 0;
        const q = right[k + 1] ?? 0;
        chance += (weights[k] ?? 0) * p;
        odd += (weights[k + 1] ?? 0) * q;
        covariance += (deviations[k] ?? 0) * p;
        oddCovariance += (deviations[k + 1] ?? 0) * q;
      }
      const all = chance + odd;
      return ratio(covariance + oddCovariance, all * (1 - all));
    }
    return chances.reduce(
      (sum, table) =>
        sum + ratio(sumOfProducts(deviations, table, from, to), sumOfProducts(weights, table, from, to)),
      0,
    );
  };
}
