import { AssessmentError } from './errors.js';
import { STEP } from './grid.js';
import type { Posterior } from './posterior.js';

/**
 * What a posterior of one ability says of another that differs from it by N(0, deviation²): the density of their
 * sum at each node, up to a constant.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function widened(posterior: Posterior, deviation: number): Float64Array {
  if (!(deviation >= 0.1 && deviation <= 2)) {
    throw new AssessmentError('invalid-prior', `a widening must lie in [0.1, 2], and is ${deviation}`);
  }
  const kernel = posterior.weights.map((_, steps) => Math.exp(-((steps * STEP) ** 2) / (2 * deviation ** 2)));
  const density = new Float64Array(kernel.length);
  for (const [from, weight] of posterior.weights.entries()) {
    for (let at = 0; at < density.length; at += 1) {
      density[at] = (density[at] ?? 0) + weight * (kernel[Math.abs(at - from)] ?? 0);
    }
  }
  return density;
}
