import { NODES, STEP } from '../grid.js';
import { kernelOf } from '../widening.js';
import type { Evidence } from './evidence.js';
import { keptByTable } from './kept-by-table.js';

/** A part as its own answers leave it, given the whole at each node of the grid. */
export interface Conditional {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/**
 * The mean and variance of a part's ability, in logits, if the whole were at each node: of N(node, deviation²) times
 * the likelihood of the part's own answers. Without an answer, the node and deviation².
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function conditionalOf({ answers, logLikelihood }: Evidence, deviation: number): Conditional {
  if (answers > 0) return conditionalBy(logLikelihood, deviation);
  return { mean: NODES, variance: NODES.map(() => deviation ** 2) };
}

const conditionalBy = keptByTable((logLikelihood, deviation): Conditional => {
  const { reach, density: kernel } = kernelOf(deviation);
  const highest = logLikelihood.reduce((most, value) => Math.max(most, value), -Infinity);
  const likelihood = logLikelihood.map((log) => Math.exp(log - highest));
  const mean = new Float64Array(NODES.length);
  const variance = new Float64Array(NODES.length);
  for (let whole = 0; whole < NODES.length; whole += 1) {
    let mass = 0;
    let first = 0;
    let second = 0;
    const last = Math.min(NODES.length - 1, whole + reach);
    for (let part = Math.max(0, whole - reach); part <= last; part += 1) {
      const steps = part - whole;
      const weight = (likelihood[part] ?? 0) * (kernel[steps + reach] ?? 0);
      mass += weight;
      first += weight * steps;
      second += weight * steps * steps;
    }
    const shift = mass === 0 ? 0 : first / mass;
    mean[whole] = (NODES[whole] ?? 0) + shift * STEP;
    variance[whole] = mass === 0 ? 0 : (second / mass - shift * shift) * STEP * STEP;
  }
  return { mean, variance };
});
