import { AssessmentError } from './errors.js';
import { checkContentRules } from './selection/content-rules.js';
import type { ContentRules } from './selection/content-rules.js';
import { checkSelectionRules } from './selection/rules.js';
import type { SelectionRules } from './selection/rules.js';
import { checkClassification } from './stopping/classification.js';
import type { Classification } from './stopping/classification.js';

export type PlanMode = 'positioning' | 'training' | 'exam';

/** What a sitting asks, and for how long. */
export interface Plan {
  /** Whole ids, such as `donnees.identite`. Each has the same target share of the questions. */
  readonly competences: readonly string[];
  /** Questions asked before the sitting may stop by any other rule: a whole number from 0 to `max`. */
  readonly min: number;
  /** Questions asked at most: 1 or more. */
  readonly max: number;
  /** The standard error of the general ability, in logits, at which to stop; absent: ask `max` questions. */
  readonly precision?: number;
  /** Stops once the learner is above or below a passing threshold with the confidence asked. */
  readonly classification?: Classification;
  /**
   * Stops when no item left is expected to lower the standard error by this much, in logits (predicted standard
   * error reduction; Choi, Grady & Dodd 2011).
   */
  readonly smallestGain?: number;
  /** What the sitting is for: grading and feedback differ. */
  readonly mode: PlanMode;
  /** How items are chosen; absent: as sittings do. */
  readonly rules?: SelectionRules;
  /** What the mix of the questions is held to; absent: enemies apart, and no two demanding ones in a row, only. */
  readonly content?: ContentRules;
}

/** @throws AssessmentError `invalid-plan`, saying what is wrong */
export function checkPlan(plan: Plan): void {
  const { competences, min, max, precision, smallestGain } = plan;
  const refuse = (message: string): never => {
    throw new AssessmentError('invalid-plan', message);
  };
  if (competences.length === 0) refuse('a plan needs a competence');
  if (new Set(competences).size < competences.length) refuse('a plan names a competence twice');
  if (!Number.isInteger(max) || max < 1) refuse(`max must be a whole number from 1, and is ${max}`);
  if (!Number.isInteger(min) || min < 0 || min > max) {
    refuse(`min must be a whole number from 0 to ${max}, and is ${min}`);
  }
  if (precision !== undefined && !(precision > 0 && precision < Infinity)) {
    refuse(`precision must be a standard error above 0, and is ${precision}`);
  }
  if (smallestGain !== undefined && !(smallestGain > 0 && smallestGain < 1)) {
    refuse(`the smallest gain must lie in (0, 1), and is ${smallestGain}`);
  }
  if (plan.rules !== undefined) checkSelectionRules(plan.rules);
  if (plan.content !== undefined) checkContentRules(plan.content);
  if (plan.classification !== undefined) checkClassification(plan.classification);
}
