import type { LevelledItem } from './engine.js';

/** Levels run from 0, nothing held, to 7. */
const HIGHEST = 7;

/** How levels and abilities, in logits, go together in a bank. */
export interface BankScale {
  /** The level at an ability, 0–7. */
  readonly levelAt: (ability: number) => number;
}

/** The straight line through the items' levels and difficulties; our own scale where the bank has but one level. */
export function scaleOf(items: readonly LevelledItem[]): BankScale {
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const centre = mean(items.map(({ level }) => level));
  const difficulty = mean(items.map(({ b }) => b));
  const covariance = mean(items.map(({ level, b }) => (level - centre) * (b - difficulty)));
  const variance = mean(items.map(({ b }) => (b - difficulty) ** 2));
  const slope = variance > 0 && covariance > 0 ? covariance / variance : 1 / 0.75;
  return {
    levelAt: (ability) => Math.max(0, Math.min(HIGHEST, centre + slope * (ability - difficulty))),
  };
}
