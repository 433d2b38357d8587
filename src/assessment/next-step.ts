import { estimateAbility, STANDARD_PRIOR } from './ability.js';
import type { Prior } from './ability.js';
import { checkPlan } from './plan.js';
import type { Posterior } from './posterior.js';
import { selectItem } from './selection.js';
import type { Selection, SittingState } from './selection.js';

export type StopReason = 'precision' | 'length' | 'exhausted';

/** What a sitting does next, and the general ability that decided it. */
export type NextStep =
  | {
      readonly ask: string;
      readonly why: Omit<Selection, 'item'> & { readonly domain: string; readonly competence: string };
      readonly general: Posterior;
    }
  | { readonly stop: StopReason; readonly general: Posterior };

/**
 * Stops when the general ability is precise enough (after the plan's minimum), when the plan's length is reached,
 * or when nothing is left to ask; asks otherwise. A pure function: a sitting read back goes on as it would have.
 *
 * @throws AssessmentError `invalid-plan`, `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function nextStep(sitting: SittingState, prior: Prior = STANDARD_PRIOR): NextStep {
  const { plan, bank, responses } = sitting;
  checkPlan(plan);
  const general = estimateAbility(bank, responses, prior);
  const precise = plan.precision !== undefined && general.sd <= plan.precision;
  if (precise && responses.length >= plan.min) return { stop: 'precision', general };
  if (responses.length >= plan.max) return { stop: 'length', general };
  const selection = selectItem(sitting, general.mean);
  if (selection === undefined) return { stop: 'exhausted', general };
  const { item, ...why } = selection;
  return { ask: item.id, why: { ...why, domain: item.domain, competence: item.competence }, general };
}
