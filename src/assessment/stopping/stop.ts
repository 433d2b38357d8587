import type { Posterior } from '../posterior.js';
import type { SittingState } from '../selection/select-item.js';
import { worthBy } from '../selection/criteria.js';
import { isClassified } from './classification.js';

/**
 * `precision`: the standard error is small enough. `classified`: the side of the threshold is sure enough.
 * `no-gain`: no item left would make the estimate much better. `length`: the plan's. `exhausted`: no item is left.
 */
export type StopReason = 'precision' | 'classified' | 'no-gain' | 'length' | 'exhausted';

/** Why the sitting stops here, if it does. The minimum and the maximum hold whatever the other rules say. */
export function reasonToStop(sitting: SittingState, posterior: Posterior): StopReason | undefined {
  const { plan, bank, responses } = sitting;
  const { min, max, precision, classification, smallestGain } = plan;
  if (responses.length >= min) {
    if (precision !== undefined && posterior.sd <= precision) return 'precision';
    if (classification !== undefined && isClassified(classification, bank, responses, posterior, max)) {
      return 'classified';
    }
  }
  if (responses.length >= max) return 'length';
  if (responses.length < min || smallestGain === undefined) return undefined;
  return largestGain(sitting, posterior) < smallestGain ? 'no-gain' : undefined;
}

/** By how much the best item left is expected to lower the standard error, in logits. */
function largestGain({ plan, bank, responses }: SittingState, posterior: Posterior): number {
  const asked = new Set(responses.map(({ item }) => item));
  const reduction = worthBy('variance-reduction', posterior);
  const left = plan.competences
    .flatMap((id) => bank.byCompetence.get(id) ?? [])
    .filter(({ id }) => !asked.has(id));
  const largest = left.reduce((most, item) => Math.max(most, reduction(item)), 0);
  return posterior.sd - Math.sqrt(Math.max(0, posterior.sd ** 2 - largest));
}
