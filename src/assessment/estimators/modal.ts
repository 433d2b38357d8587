import { checkPrior, STANDARD_PRIOR } from '../ability.js';
import type { ItemResponse, Prior } from '../ability.js';
import type { PreparedBank } from '../bank.js';
import { logLikelihoodAt, observationsOf, scoreAt, summit } from './point-estimate.js';
import type { PointEstimate } from './point-estimate.js';

/**
 * The most probable ability (maximum a posteriori; Samejima 1969), within −6 and 6, and its standard error
 * 1/√(information + 1/prior variance).
 *
 * @throws AssessmentError `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function modalAbility(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  prior: Prior = STANDARD_PRIOR,
): PointEstimate {
  checkPrior(prior);
  const observations = observationsOf(bank, responses);
  const pull = (ability: number): number => (prior.mean - ability) / prior.sd ** 2;
  const ability = summit(
    (at) => scoreAt(observations, at).slope + pull(at),
    (at) => logLikelihoodAt(observations, at) - (at - prior.mean) ** 2 / (2 * prior.sd ** 2),
  );
  const { information } = scoreAt(observations, ability);
  return { ability, standardError: 1 / Math.sqrt(information + 1 / prior.sd ** 2) };
}
