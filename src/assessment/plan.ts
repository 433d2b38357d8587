import { AssessmentError } from './errors.js';

export type PlanMode = 'positioning' | 'training' | 'exam';

/** What a sitting asks, and for how long. */
export interface Plan {
  /** Whole ids, such as `donnees.identite`. Each has the same target share of the questions. */
  readonly competences: readonly string[];
  /** Questions asked before the sitting may stop on its precision: a whole number from 0 to `max`. */
  readonly min: number;
  /** Questions asked at most: 1 or more. */
  readonly max: number;
  /** The standard error of the general ability, in logits, at which to stop; absent: ask `max` questions. */
  readonly precision?: number;
  /** What the sitting is for. The same questions are chosen in every mode; grading and feedback differ. */
  readonly mode: PlanMode;
}

/** @throws AssessmentError `invalid-plan`, saying what is wrong */
export function checkPlan({ competences, min, max, precision }: Plan): void {
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
}
