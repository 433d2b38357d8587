import type { ItemResponse } from '../ability.js';
import type { PreparedBank } from '../bank.js';
import { AssessmentError } from '../errors.js';
import { logLikelihoodAt, observationsOf, scoreAt, summit } from './point-estimate.js';
import type { PointEstimate } from './point-estimate.js';

/**
 * The weighted likelihood estimate (Warm 1989), within −6 and 6: where l′ + J/(2I) is zero, which takes away most of
 * the bias of maximum likelihood and stays finite when every answer is right, or wrong. No prior is needed. Its
 * standard error is 1/√I.
 *
 * @throws AssessmentError `no-responses`, `unknown-item`, `invalid-response`
 */
export function weightedLikelihoodAbility(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
): PointEstimate {
  if (responses.length === 0) {
    throw new AssessmentError('no-responses', 'a likelihood needs an answer');
  }
  const observations = observationsOf(bank, responses);
  const ability = summit(
    (at) => {
      const { slope, information, skew } = scoreAt(observations, at);
      return slope + skew / (2 * Math.max(information, LEAST));
    },
    (at) => logLikelihoodAt(observations, at) + Math.log(scoreAt(observations, at).information + LEAST) / 2,
  );
  const { information } = scoreAt(observations, ability);
  return { ability, standardError: 1 / Math.sqrt(Math.max(information, LEAST)) };
}

/** Information so small that an error of a thousand logits would follow: far from every item. */
const LEAST = 1e-6;
