import { AssessmentError } from './errors.js';
import { NODES, STEP } from './grid.js';

/** A node this improbable adds nothing that a level or an error could show. */
const NEGLIGIBLE = 1e-15;

/** In deviations: what lies farther has less than a part in 10⁸ of the density at the centre. */
const REACH = 6;

const MOST_KERNELS = 100;
const kernels = new Map<number, Kernel>();
/** How much of the kernel about each node lies on the grid. */
const masses = new Map<number, Float64Array>();

/** The normal density about a node, up to a constant, as far as it matters. */
export interface Kernel {
  /** How many steps of the grid it goes on either side. */
  readonly reach: number;
  /** At each of 2·reach + 1 nodes; the node itself stands at rank `reach`. */
  readonly density: Float64Array;
}

/**
 * The kernel of a deviation; few are ever asked for.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function kernelOf(deviation: number): Kernel {
  const known = kernels.get(deviation);
  if (known !== undefined) return known;
  if (!(deviation >= 0.1 && deviation <= 2)) {
    throw new AssessmentError('invalid-prior', `a widening must lie in [0.1, 2], and is ${deviation}`);
  }
  const reach = Math.min(NODES.length - 1, Math.ceil((REACH * deviation) / STEP));
  const density = Float64Array.from({ length: 2 * reach + 1 }, (_, rank) =>
    Math.exp(-(((rank - reach) * STEP) ** 2) / (2 * deviation ** 2)),
  );
  const kernel = { reach, density };
  if (kernels.size < MOST_KERNELS) kernels.set(deviation, kernel);
  return kernel;
}

/**
 * What the probabilities of one ability say of another that differs from it by N(0, deviation²): the density of
 * their sum at each node, up to a constant.
 *
 * @param weights the probability of each node
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function widened(weights: Float64Array, deviation: number): Float64Array {
  const { reach, density: kernel } = kernelOf(deviation);
  const density = new Float64Array(weights.length);
  let lowest = 0;
  let highest = weights.length - 1;
  while (lowest < highest && (weights[lowest] ?? 0) < NEGLIGIBLE) lowest += 1;
  while (lowest < highest && (weights[highest] ?? 0) < NEGLIGIBLE) highest -= 1;
  for (let at = 0; at < density.length; at += 1) {
    const first = Math.max(lowest, at - reach);
    const last = Math.min(highest, at + reach);
    let sum = 0;
    for (let from = first; from <= last; from += 1)
      sum += (weights[from] ?? 0) * (kernel[from - at + reach] ?? 0);
    density[at] = sum;
  }
  return density;
}

/**
 * The mean of a function of ability over abilities about each node, N(node, deviation²). Near the ends of the grid
 * the mean is over what lies on it.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function averaged(table: Float64Array, deviation: number): Float64Array {
  const sums = widened(table, deviation);
  const known =
    masses.get(deviation) ??
    widened(
      NODES.map(() => 1),
      deviation,
    );
  if (masses.size < MOST_KERNELS) masses.set(deviation, known);
  return sums.map((sum, k) => sum / (known[k] ?? 1));
}
