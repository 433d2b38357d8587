import { AssessmentError } from './errors.js';

/** In logits, either way. */
const LIMIT = 10;

/** @throws AssessmentError `ability-out-of-range` */
export function checkAbility(ability: number): void {
  if (ability >= -LIMIT && ability <= LIMIT) return;
  throw new AssessmentError('ability-out-of-range', `an ability must lie in [-10, 10], and is ${ability}`);
}
