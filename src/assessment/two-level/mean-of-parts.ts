import { addTo, NODES, STEP } from '../grid.js';
import { posteriorOf } from '../posterior.js';
import type { Posterior } from '../posterior.js';
import type { Conditional } from './conditional.js';

/** In deviations: the normal density beyond is not worth adding. */
const REACH = 5;
/** Abilities of the whole that are less probable are left out. */
const NEGLIGIBLE = 1e-7;

/**
 * What is believed of the mean of several parts, such as a domain's competences: given the whole they are
 * independent, so the mean's expectation and variance are known at each node, and taken as normal there.
 *
 * @param parts at least one
 * @param answers how many answers the parts have together
 */
export function meanOfParts(whole: Posterior, parts: readonly Conditional[], answers: number): Posterior {
  const density = new Float64Array(NODES.length);
  const centre = new Float64Array(NODES.length);
  const variance = new Float64Array(NODES.length);
  for (const part of parts) {
    addTo(centre, part.mean, 1 / parts.length);
    addTo(variance, part.variance, 1 / parts.length ** 2);
  }
  for (let at = 0; at < NODES.length; at += 1) {
    const weight = whole.weights[at] ?? 0;
    if (weight >= NEGLIGIBLE) addNormal(density, weight, centre[at] ?? 0, Math.sqrt(variance[at] ?? 0));
  }
  return posteriorOf(density, answers);
}

/** A cell of the grid gets the density at its node: deviations below half a step would fall between nodes. */
function addNormal(density: Float64Array, weight: number, centre: number, deviation: number): void {
  const sd = Math.max(deviation, NARROWEST);
  const first = Math.max(0, Math.ceil((centre - REACH * sd - (NODES[0] ?? 0)) / STEP));
  const last = Math.min(density.length - 1, Math.floor((centre + REACH * sd - (NODES[0] ?? 0)) / STEP));
  for (let k = first; k <= last; k += 1) {
    const z = ((NODES[k] ?? 0) - centre) / sd;
    density[k] = (density[k] ?? 0) + (weight / sd) * Math.exp((-z * z) / 2);
  }
}

const NARROWEST = STEP / 2;
