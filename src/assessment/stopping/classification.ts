import { logLikelihood } from '../ability.js';
import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { AssessmentError } from '../errors.js';
import { addTo, NODES, STEP } from '../grid.js';
import { probabilityAtLeast } from '../posterior.js';
import type { Posterior } from '../posterior.js';

/**
 * When a learner counts as above or below a passing threshold, in logits.
 *
 * `bayes`: the posterior probability of the likelier side reaches `confidence`, in (0.5, 1). `patience`, in [0, 1),
 * lowers it towards 0.5 as questions go by, in proportion to those asked of `max`: learners who stand at the
 * threshold would otherwise take every question for a decision that stays a coin's.
 *
 * `sprt`: Wald's sequential test of `cut` + `halfWidth` against `cut` − `halfWidth` with the two error rates, each
 * in (0, 0.5) (Reckase 1983; Spray & Reckase 1996).
 */
export type Classification = { readonly cut: number } & (
  | { readonly rule: 'bayes'; readonly confidence: number; readonly patience?: number }
  | {
      readonly rule: 'sprt';
      readonly halfWidth: number;
      readonly falsePass: number;
      readonly falseFail: number;
    }
);

/** @throws AssessmentError `invalid-plan`, saying what is wrong */
export function checkClassification(classification: Classification): void {
  const within = (name: string, value: number, low: number, high: number): void => {
    if (value > low && value < high) return;
    throw new AssessmentError('invalid-plan', `${name} must lie in (${low}, ${high}), and is ${value}`);
  };
  within('the cut', classification.cut, -4, 4);
  if (classification.rule === 'bayes') {
    within('the confidence', classification.confidence, 0.5, 1);
    within('the patience', classification.patience ?? 0, -Number.MIN_VALUE, 1);
  } else {
    within('half the width', classification.halfWidth, 0, 2);
    within('the rate of false passes', classification.falsePass, 0, 0.5);
    within('the rate of false fails', classification.falseFail, 0, 0.5);
  }
}

/** Whether the answers so far decide, one way or the other. */
export function isClassified(
  classification: Classification,
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  posterior: Posterior,
  max: number,
): boolean {
  if (classification.rule === 'bayes') {
    const above = probabilityAtLeast(posterior, classification.cut);
    const { confidence, patience = 0 } = classification;
    const asked = confidence - (confidence - 0.5) * patience * (responses.length / max);
    return Math.max(above, 1 - above) >= asked;
  }
  const { cut, halfWidth, falsePass, falseFail } = classification;
  const logDensity = new Float64Array(NODES.length);
  for (const response of responses) addTo(logDensity, logLikelihood(itemOf(bank, response.item), response));
  const ratio = between(logDensity, cut + halfWidth) - between(logDensity, cut - halfWidth);
  return ratio >= Math.log((1 - falseFail) / falsePass) || ratio <= Math.log(falseFail / (1 - falsePass));
}

/** A table read between two nodes. */
function between(table: Float64Array, ability: number): number {
  const place = (ability - (NODES[0] ?? 0)) / STEP;
  const low = Math.floor(place);
  const share = place - low;
  return (table[low] ?? 0) * (1 - share) + (table[low + 1] ?? 0) * share;
}
