import { checkAbility } from './ability-range.js';
import type { CategoryChance, ResponseCurve } from './response-curve.js';

/** An item that is right or wrong, by four parameters (Barton & Lord 1981). Abilities are in logits, in [−10, 10]. */
export class LogisticCurve implements ResponseCurve {
  readonly categories = 2;

  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;

  /** @param a the discrimination, flattened by what is not known of b */
  constructor(a: number, b: number, c: number, d: number) {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** The chance of a right answer: c + (d − c) / (1 + e^(−a(θ−b))). */
  right(ability: number): number {
    return this.c + (this.d - this.c) / (1 + this.#odds(ability));
  }

  /**
   * Fisher information of one answer: a² (P−c)² (d−P)² / ((d−c)² P (1−P)) (Magis 2013, "A note on the item
   * information function of the four-parameter logistic model"); with c = 0 and d = 1, a² P (1−P).
   */
  information(ability: number): number {
    const odds = this.#odds(ability);
    const knows = 1 / (1 + odds);
    const range = this.d - this.c;
    const slope = this.a * range * odds * knows * knows;
    return (slope * slope) / ((this.c + range * knows) * (1 - this.d + range * odds * knows));
  }

  chances(ability: number): readonly CategoryChance[] {
    const odds = this.#odds(ability);
    const knows = 1 / (1 + odds);
    const slope = this.a * (this.d - this.c) * odds * knows * knows;
    const curvature = this.a * slope * (1 - 2 * knows);
    return [
      { chance: this.#wrong(odds), slope: -slope, curvature: -curvature },
      { chance: this.right(ability), slope, curvature },
    ];
  }

  /** 1 − {@link right}, but with all its digits where that is close to 1. */
  #wrong(odds: number): number {
    return 1 - this.d + ((this.d - this.c) * odds) / (1 + odds);
  }

  /** The odds against knowing, e^(−a(θ−b)). */
  #odds(ability: number): number {
    checkAbility(ability);
    return Math.exp(this.a * (this.b - ability));
  }
}
