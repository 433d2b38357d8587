import { itemOf } from './bank.js';
import type { PreparedBank, PreparedItem } from './bank.js';
import { AssessmentError } from './errors.js';
import { addTo, NODES, tabulate } from './grid.js';
import { posteriorFrom } from './posterior.js';
import type { Posterior } from './posterior.js';

/** An answer as marked. */
export interface ItemResponse {
  /** The item's id. */
  readonly item: string;
  /** What it is worth, 0–1. The model counts it as the highest category that it reaches: see {@link categoryOf}. */
  readonly credit: number;
}

/** What is believed of a learner before any answer: normal, in logits. Mean in [−3, 3], sd in [0.1, 3]. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

export const STANDARD_PRIOR: Prior = { mean: 0, sd: 1 };

/**
 * The expected a posteriori ability (Bock & Mislevy 1982) and its standard error, the posterior standard
 * deviation: finite also when every answer is right, or wrong, or there is none. The order of the responses does
 * not matter.
 *
 * @throws AssessmentError `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function estimateAbility(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  prior: Prior = STANDARD_PRIOR,
): Posterior {
  const logDensity = logPrior(prior);
  for (const response of responses) addTo(logDensity, logLikelihood(itemOf(bank, response.item), response));
  return posteriorFrom(logDensity, responses.length);
}

/** Credits are sums of shares: two thirds must reach its category whatever the rounding. */
const ROUNDING = 1e-9;

/**
 * The category of an answer, 0 to m: the highest whose share of the full credit, k/m, it reaches. An item that is
 * right or wrong gives nothing for a part.
 *
 * @throws AssessmentError `invalid-response` unless the credit lies in [0, 1]
 */
export function categoryOf({ id, curve }: PreparedItem, { credit }: ItemResponse): number {
  if (!(credit >= 0 && credit <= 1)) {
    throw new AssessmentError('invalid-response', `${id}: a credit lies in [0, 1], and is ${credit}`);
  }
  return Math.floor(credit * (curve.categories - 1) + ROUNDING);
}

/** @throws AssessmentError `invalid-response` */
export function logLikelihood(item: PreparedItem, response: ItemResponse): Float64Array {
  return item.logChances[categoryOf(item, response)] ?? NOTHING;
}

/** Never met: an item has a table for each category. */
const NOTHING = new Float64Array(NODES.length);

/** @throws AssessmentError `invalid-prior` */
export function checkPrior({ mean, sd }: Prior): void {
  if (!(Math.abs(mean) <= 3 && sd >= 0.1 && sd <= 3)) {
    throw new AssessmentError(
      'invalid-prior',
      `a prior needs a mean in [-3, 3] and a deviation in [0.1, 3], and has ${mean} and ${sd}`,
    );
  }
}

/** The one that nearly everybody has, worked out once. */
const STANDARD_LOG_PRIOR = tabulate((ability) => -(ability ** 2) / 2);

/** @throws AssessmentError `invalid-prior` */
export function logPrior(prior: Prior): Float64Array {
  if (prior === STANDARD_PRIOR) return STANDARD_LOG_PRIOR.slice();
  checkPrior(prior);
  const { mean, sd } = prior;
  return tabulate((ability) => -((ability - mean) ** 2) / (2 * sd * sd));
}
