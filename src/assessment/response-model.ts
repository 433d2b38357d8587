import { AssessmentError } from './errors.js';
import { LogisticCurve } from './logistic-curve.js';
import { PartialCreditCurve } from './partial-credit-curve.js';
import type { ResponseCurve } from './response-curve.js';

/**
 * What is believed of an item. Without `steps`, a four-parameter logistic item, right or wrong (Birnbaum 1968;
 * Barton & Lord 1981); with them, an item of two to four categories of credit under the generalised partial credit
 * model (Muraki 1992). No scaling constant 1.7; abilities and difficulties are in logits.
 */
export interface ItemParameters {
  /** Discrimination: in (0, 4]. */
  readonly a: number;
  /** Difficulty: in [−6, 6]. */
  readonly b: number;
  /** Chance of a right answer without knowing: in [0, 0.6); 0 where there are steps. */
  readonly c: number;
  /** Chance of a right answer when one knows: in (c, 1]; 1 where there are steps. */
  readonly d: number;
  /** Standard deviation of what is known of b: in [0, 3]; 0 when absent. */
  readonly bSd?: number;
  /**
   * How far the step into each category lies from b: one to three numbers in [−3, 3]. The kth category starts to be
   * likelier than the one below it at the ability b + steps[k − 1].
   */
  readonly steps?: readonly number[];
}

const MOST_STEPS = 3;

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** @throws AssessmentError `parameters-out-of-range`, naming the parameter, its range and its value. */
export function checkParameters({ a, b, c, d, bSd = 0, steps }: ItemParameters): void {
  const refuse = (name: string, range: string, value: number): never => {
    throw new AssessmentError('parameters-out-of-range', `${name} must lie in ${range}, and is ${value}`);
  };
  if (!(a > 0 && a <= 4)) refuse('a', '(0, 4]', a);
  if (!within(b, -6, 6)) refuse('b', '[-6, 6]', b);
  if (!(c >= 0 && c < 0.6)) refuse('c', '[0, 0.6)', c);
  if (!(d > c && d <= 1)) refuse('d', `(${c}, 1]`, d);
  if (!within(bSd, 0, 3)) refuse('bSd', '[0, 3]', bSd);
  if (steps === undefined) return;
  if (!within(steps.length, 1, MOST_STEPS)) refuse('the number of steps', `[1, ${MOST_STEPS}]`, steps.length);
  for (const step of steps) if (!within(step, -3, 3)) refuse('a step', '[-3, 3]', step);
  if (c !== 0) refuse('c of an item with steps', '[0, 0]', c);
  if (d !== 1) refuse('d of an item with steps', '[1, 1]', d);
}

/** @throws AssessmentError `parameters-out-of-range` */
export function responseCurve(parameters: ItemParameters): ResponseCurve {
  checkParameters(parameters);
  const { b, c, d, steps } = parameters;
  const a = flattened(parameters);
  return steps === undefined ? new LogisticCurve(a, b, c, d) : new PartialCreditCurve(a, b, steps);
}

/**
 * The discrimination as best believed while b is uncertain: the curve averaged over b ~ N(b, bSd²) is close to a
 * flatter curve, a* = a / √(1 + π a² bSd² / 8) (MacKay 1992, "The evidence framework applied to classification
 * networks"; within 0.02 of the integral). So the doubt about b enters every standard error.
 */
function flattened({ a, bSd = 0 }: ItemParameters): number {
  return a / Math.sqrt(1 + (Math.PI * a * a * bSd * bSd) / 8);
}
