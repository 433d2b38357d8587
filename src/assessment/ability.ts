import { itemOf } from './bank.js';
import type { PreparedBank, PreparedItem } from './bank.js';
import { AssessmentError } from './errors.js';
import { addTo, tabulate } from './grid.js';
import { posteriorFrom } from './posterior.js';
import type { Posterior } from './posterior.js';

/**
 * An answer as marked. The likelihood is that of right or wrong: credits between 0 and 1 need a model of their
 * own and are refused.
 */
export interface ItemResponse {
  /** The item's id. */
  readonly item: string;
  readonly credit: 0 | 1;
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

/** @throws AssessmentError `invalid-response` */
export function logLikelihood(item: PreparedItem, response: ItemResponse): Float64Array {
  // Stored responses are read back from outside of the types.
  const credit: number = response.credit;
  if (credit === 1) return item.logRight;
  if (credit === 0) return item.logWrong;
  throw new AssessmentError('invalid-response', `${item.id}: a credit is 0 or 1, and is ${credit}`);
}

/** @throws AssessmentError `invalid-prior` */
export function logPrior({ mean, sd }: Prior): Float64Array {
  if (!(Math.abs(mean) <= 3 && sd >= 0.1 && sd <= 3)) {
    throw new AssessmentError(
      'invalid-prior',
      `a prior needs a mean in [-3, 3] and a deviation in [0.1, 3], and has ${mean} and ${sd}`,
    );
  }
  return tabulate((ability) => -((ability - mean) ** 2) / (2 * sd * sd));
}
