import { categoryOf } from '../ability.js';
import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { NODES } from '../grid.js';
import type { ResponseCurve } from '../response-curve.js';

/** An ability, in logits, and its standard error. */
export interface PointEstimate {
  readonly ability: number;
  readonly standardError: number;
}

/** An answer's item, and the category it reached. */
export interface Observation {
  readonly curve: ResponseCurve;
  readonly category: number;
}

/** @throws AssessmentError `unknown-item`, `invalid-response` */
export function observationsOf(bank: PreparedBank, responses: readonly ItemResponse[]): Observation[] {
  return responses.map((response) => {
    const item = itemOf(bank, response.item);
    return { curve: item.curve, category: categoryOf(item, response) };
  });
}

/** The log-likelihood's slope, the information, and Warm's J = Σ P′P″/P, at an ability. */
export function scoreAt(
  observations: readonly Observation[],
  ability: number,
): { readonly slope: number; readonly information: number; readonly skew: number } {
  let slope = 0;
  let information = 0;
  let skew = 0;
  for (const { curve, category } of observations) {
    information += curve.information(ability);
    for (const [k, chance] of curve.chances(ability).entries()) {
      if (chance.chance === 0) continue;
      if (k === category) slope += chance.slope / chance.chance;
      skew += (chance.slope * chance.curvature) / chance.chance;
    }
  }
  return { slope, information, skew };
}

/** At an ability. */
export function logLikelihoodAt(observations: readonly Observation[], ability: number): number {
  return observations.reduce(
    (sum, { curve, category }) => sum + Math.log(curve.chances(ability)[category]?.chance ?? 0),
    0,
  );
}

const HALVINGS = 40;

/**
 * Where a falling slope crosses zero on the grid, in logits, to 1e-12; of several such places (guessing can make
 * some) the highest by `height`. An end of the grid where the slope keeps one sign.
 */
export function summit(slope: (ability: number) => number, height: (ability: number) => number): number {
  const slopes = NODES.map(slope);
  const tops: number[] = [];
  for (let k = 1; k < NODES.length; k += 1) {
    if ((slopes[k - 1] ?? 0) >= 0 && (slopes[k] ?? 0) < 0)
      tops.push(crossing(slope, NODES[k - 1] ?? 0, NODES[k] ?? 0));
  }
  if ((slopes[0] ?? 0) < 0) tops.push(NODES[0] ?? 0);
  if ((slopes.at(-1) ?? 0) >= 0) tops.push(NODES.at(-1) ?? 0);
  return tops.reduce((best, top) => (height(top) > height(best) ? top : best));
}

function crossing(slope: (ability: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let n = 0; n < HALVINGS; n += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) >= 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
