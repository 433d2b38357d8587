import { estimateAbility, logPrior, STANDARD_PRIOR } from './ability.js';
import type { Prior } from './ability.js';
import { checkPlan } from './plan.js';
import type { Posterior } from './posterior.js';
import { selectItem } from './selection/select-item.js';
import type { Selection, SittingState } from './selection/select-item.js';
import { reasonToStop } from './stopping/stop.js';
import type { StopReason } from './stopping/stop.js';
import { believeWhole } from './two-level/belief.js';
import { evidenceOf } from './two-level/evidence.js';

/** What a sitting does next, and the general ability that decided it. */
export type NextStep =
  | {
      readonly ask: string;
      readonly why: Omit<Selection, 'item'> & { readonly domain: string; readonly competence: string };
      readonly general: Posterior;
    }
  | { readonly stop: StopReason; readonly general: Posterior };

/**
 * Stops by the plan's rules, or when nothing is left to ask; asks otherwise. A pure function: a sitting read back
 * goes on as it would have.
 *
 * @throws AssessmentError `invalid-plan`, `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function nextStep(sitting: SittingState, prior: Prior = STANDARD_PRIOR): NextStep {
  checkPlan(sitting.plan);
  const general = generalAbility(sitting, prior);
  const stop = reasonToStop(sitting, general);
  if (stop !== undefined) return { stop, general };
  const selection = selectItem(sitting, general);
  if (selection === undefined) return { stop: 'exhausted', general };
  const { item, ...why } = selection;
  return { ask: item.id, why: { ...why, domain: item.domain, competence: item.competence }, general };
}

function generalAbility({ bank, responses, deviation }: SittingState, prior: Prior): Posterior {
  if (deviation === undefined) return estimateAbility(bank, responses, prior);
  return believeWhole(evidenceOf(bank, responses, []), logPrior(prior), deviation);
}
