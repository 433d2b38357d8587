import { checkAbility } from './ability-range.js';
import type { CategoryChance, ResponseCurve } from './response-curve.js';

/**
 * An item whose credit comes in categories 0…m, by the generalised partial credit model (Muraki 1992): the chance
 * of category k is proportional to e^(Σ_{v≤k} a(θ − b − step_v)). Abilities are in logits, in [−10, 10].
 */
export class PartialCreditCurve implements ResponseCurve {
  readonly a: number;
  readonly b: number;
  readonly steps: readonly number[];
  readonly categories: number;

  /** @param a the discrimination, flattened by what is not known of b */
  constructor(a: number, b: number, steps: readonly number[]) {
    this.a = a;
    this.b = b;
    this.steps = steps;
    this.categories = steps.length + 1;
  }

  /** The mean category over m. */
  right(ability: number): number {
    return meanOf(this.#chances(ability)) / (this.categories - 1);
  }

  /** a² times the variance of the category (Muraki 1993, "Information functions of the generalized partial credit model"). */
  information(ability: number): number {
    const chances = this.#chances(ability);
    return this.a ** 2 * varianceOf(chances);
  }

  /** Slopes a P_k (k − mean); curvatures a² P_k ((k − mean)² − variance). */
  chances(ability: number): readonly CategoryChance[] {
    const chances = this.#chances(ability);
    const mean = meanOf(chances);
    const variance = varianceOf(chances);
    return chances.map((chance, category) => ({
      chance,
      slope: this.a * chance * (category - mean),
      curvature: this.a ** 2 * chance * ((category - mean) ** 2 - variance),
    }));
  }

  #chances(ability: number): readonly number[] {
    checkAbility(ability);
    const logs = [0];
    for (const step of this.steps) logs.push((logs.at(-1) ?? 0) + this.a * (ability - this.b - step));
    const highest = Math.max(...logs);
    const weights = logs.map((log) => Math.exp(log - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return weights.map((weight) => weight / total);
  }
}

function meanOf(chances: readonly number[]): number {
  return chances.reduce((sum, chance, category) => sum + chance * category, 0);
}

function varianceOf(chances: readonly number[]): number {
  const mean = meanOf(chances);
  return chances.reduce((sum, chance, category) => sum + chance * (category - mean) ** 2, 0);
}
