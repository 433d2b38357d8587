import { AssessmentError } from './errors.js';
import type { ResponseCurve } from './response-curve.js';

/**
 * The share of a reference bank's credit that a learner of this ability would be expected to get (the test
 * characteristic curve), 0–100, not rounded. It never falls as the ability rises, whatever items were served.
 *
 * @throws AssessmentError `invalid-bank` without an item, `ability-out-of-range`
 */
export function expectedShareRight(reference: readonly ResponseCurve[], ability: number): number {
  if (reference.length === 0) throw new AssessmentError('invalid-bank', 'a reference bank needs an item');
  const right = reference.reduce((sum, curve) => sum + curve.right(ability), 0);
  return (100 * right) / reference.length;
}

/**
 * The share of a module done, 0–100, not rounded.
 *
 * @throws AssessmentError `invalid-count` unless 0 ≤ done ≤ total and total ≥ 1, whole numbers
 */
export function shareDone(done: number, total: number): number {
  const whole = Number.isInteger(done) && Number.isInteger(total);
  if (!whole || done < 0 || total < 1 || done > total) {
    throw new AssessmentError('invalid-count', `${done} of ${total} is no share`);
  }
  return (100 * done) / total;
}
