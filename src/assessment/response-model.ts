import { AssessmentError } from './errors.js';

/**
 * A four-parameter logistic item (Birnbaum 1968; Barton & Lord 1981), without the scaling constant 1.7.
 * Abilities and difficulties are in logits.
 */
export interface ItemParameters {
  /** Discrimination: in (0, 4]. */
  readonly a: number;
  /** Difficulty: in [−6, 6]. */
  readonly b: number;
  /** Chance of a right answer without knowing: in [0, 0.6). */
  readonly c: number;
  /** Chance of a right answer when one knows: in (c, 1]. */
  readonly d: number;
  /** Standard deviation of what is known of b: in [0, 3]; 0 when absent. */
  readonly bSd?: number;
}

/** In logits, either way. */
const ABILITY_LIMIT = 10;

const within = (value: number, low: number, high: number): boolean => value >= low && value <= high;

/** @throws AssessmentError `parameters-out-of-range`, naming the parameter, its range and its value. */
export function checkParameters({ a, b, c, d, bSd = 0 }: ItemParameters): void {
  const refuse = (name: string, range: string, value: number): never => {
    throw new AssessmentError('parameters-out-of-range', `${name} must lie in ${range}, and is ${value}`);
  };
  if (!(a > 0 && a <= 4)) refuse('a', '(0, 4]', a);
  if (!within(b, -6, 6)) refuse('b', '[-6, 6]', b);
  if (!(c >= 0 && c < 0.6)) refuse('c', '[0, 0.6)', c);
  if (!(d > c && d <= 1)) refuse('d', `(${c}, 1]`, d);
  if (!within(bSd, 0, 3)) refuse('bSd', '[0, 3]', bSd);
}

/**
 * How the chance of a right answer rises with ability, as best believed while b is uncertain: the curve averaged
 * over b ~ N(b, bSd²) is close to a flatter curve, a* = a / √(1 + π a² bSd² / 8) (MacKay 1992, "The evidence
 * framework applied to classification networks"; within 0.02 of the integral). So the doubt about b enters every
 * standard error. Abilities are in logits, in [−10, 10]; others throw AssessmentError `ability-out-of-range`.
 */
export class ResponseCurve {
  /** The flattened discrimination, a*. */
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;

  /** @throws AssessmentError `parameters-out-of-range` */
  constructor(parameters: ItemParameters) {
    checkParameters(parameters);
    const { a, b, c, d, bSd = 0 } = parameters;
    this.a = a / Math.sqrt(1 + (Math.PI * a * a * bSd * bSd) / 8);
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The chance of a right answer: c + (d − c) / (1 + e^(−a*(θ−b))). */
  right(ability: number): number {
    return this.c + (this.d - this.c) / (1 + this.#odds(ability));
  }

  /** The chance of a wrong answer: 1 − {@link right}, but with all its digits where that is close to 1. */
  wrong(ability: number): number {
    const odds = this.#odds(ability);
    return 1 - this.d + ((this.d - this.c) * odds) / (1 + odds);
  }

  /**
   * Fisher information of one answer: a*² (P−c)² (d−P)² / ((d−c)² P (1−P)) (Magis 2013, "A note on the item
   * information function of the four-parameter logistic model"); with c = 0 and d = 1, a*² P (1−P).
   */
  information(ability: number): number {
    const odds = this.#odds(ability);
    const knows = 1 / (1 + odds);
    const range = this.d - this.c;
    const slope = this.a * range * odds * knows * knows;
    return (slope * slope) / ((this.c + range * knows) * (1 - this.d + range * odds * knows));
  }

  /** The odds against knowing, e^(−a*(θ−b)). */
  #odds(ability: number): number {
    if (!within(ability, -ABILITY_LIMIT, ABILITY_LIMIT)) {
      throw new AssessmentError(
        'ability-out-of-range',
        `an ability must lie in [-10, 10], and is ${ability}`,
      );
    }
    return Math.exp(this.a * (this.b - ability));
  }
}
