import { AssessmentError } from './errors.js';
import { NODES, STEP } from './grid.js';

/** A node this improbable adds nothing that a level or an error could show. */
const NEGLIGIBLE = 1e-15;

/** In deviations: what lies farther has less than a part in 10⁸ of the density at the centre. */
const REACH = 6;

const MOST_KERNELS = 100;
const kernels = new Map<number, Float64Array>();
/** How much of the kernel about each node lies on the grid. */
const masses = new Map<number, Float64Array>();

/**
 * The normal density, up to a constant, at each distance in steps of the grid, as far as it matters; few deviations
 * are ever asked for.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function kernelOf(deviation: number): Float64Array {
  const known = kernels.get(deviation);
  if (known !== undefined) return known;
  if (!(deviation >= 0.1 && deviation <= 2)) {
    throw new AssessmentError('invalid-prior', `a widening must lie in [0.1, 2], and is ${deviation}`);
  }
  const length = Math.min(NODES.length, Math.ceil((REACH * deviation) / STEP) + 1);
  const kernel = Float64Array.from({ length }, (_, steps) =>
    Math.exp(-((steps * STEP) ** 2) / (2 * deviation ** 2)),
  );
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
  const kernel = kernelOf(deviation);
  const reach = kernel.length - 1;
  const density = new Float64Array(weights.length);
  for (let from = 0; from < weights.length; from += 1) {
    const weight = weights[from] ?? 0;
    if (weight < NEGLIGIBLE) continue;
    const first = from < reach ? 0 : from - reach;
    const last = from + reach < density.length ? from + reach : density.length - 1;
    for (let at = first; at <= last; at += 1) {
      density[at] = (density[at] ?? 0) + weight * (kernel[at < from ? from - at : at - from] ?? 0);
    }
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
