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
  const ofTwo = varianceReductionOfTwo(weights, deviations, from, to);
  return ({ chances, right }) =>
    chances.length === 2
      ? ofTwo(right)
      : chances.reduce(
          (sum, table) =>
            sum + ratio(sumOfProducts(deviations, table, from, to), sumOfProducts(weights, table, from, to)),
          0,
        );
}

function ratio(covariance: number, chance: number): number {
  return (covariance * covariance) / Math.max(chance, Number.MIN_VALUE);
}

/**
 * Where no node has more of the probability, the posterior is so wide, as a normal one of deviation 0.25 is, that every
 * second node gives the same sums to a billionth: the error of the rectangle rule falls with exp(−2π²(deviation/step)²).
 * Not where the grid's end cuts it off.
 */
const SMOOTH = 0.16;

/**
 * Of a right answer's probability at each node. Here a sitting's time goes: both sums in one pass, by two nodes at a
 * time, so that one addition need not wait for the other, and over every second node where these tell as much.
 */
function varianceReductionOfTwo(
  weights: Float64Array,
  deviations: Float64Array,
  from: number,
  to: number,
): (right: Float64Array) => number {
  const cutOff = from === 0 || to === weights.length;
  const step = cutOff || weights.some((weight) => weight > SMOOTH) ? 1 : 2;
  return (right) => {
    let chance = 0;
    let covariance = 0;
    let nextChance = 0;
    let nextCovariance = 0;
    let k = from;
    for (; k + step < to; k += 2 * step) {
      const p = right[k] ?? 0;
      const next = right[k + step] ?? 0;
      chance += (weights[k] ?? 0) * p;
      nextChance += (weights[k + step] ?? 0) * next;
      covariance += (deviations[k] ?? 0) * p;
      nextCovariance += (deviations[k + step] ?? 0) * next;
    }
    if (k < to) {
      chance += (weights[k] ?? 0) * (right[k] ?? 0);
      covariance += (deviations[k] ?? 0) * (right[k] ?? 0);
    }
    const all = step * (chance + nextChance);
    return ratio(step * (covariance + nextCovariance), all * (1 - all));
  };
}
