import { AssessmentError } from './errors.js';
import { probabilityAtLeast, quantile } from './posterior.js';
import type { Posterior } from './posterior.js';

/** A level and the ability, in logits, from which it is reached; the lowest has none. */
export interface LevelThreshold {
  readonly id: string;
  readonly from?: number;
}

export interface NamedLevel {
  /** The level at the estimated ability, or undefined while it is too uncertain to be named. */
  readonly level: string | undefined;
  /**
   * The probability of being at the level at the estimated ability or above it; for the lowest level, of being
   * below the second.
   */
  readonly probability: number;
  /** The level with the greatest probability of its own, named or not. */
  readonly likeliest: string;
}

/** Below it a level is not told to the learner. */
const NAMING_PROBABILITY = 0.6;

/** The share of the posterior left out on either side of the plausible levels. */
const TAIL = 0.1;

/** @throws AssessmentError `invalid-levels`: fewer than two, same ids, thresholds missing or not increasing. */
export function checkLevels(levels: readonly LevelThreshold[]): void {
  const refuse = (message: string): never => {
    throw new AssessmentError('invalid-levels', message);
  };
  if (levels.length < 2) refuse('at least two levels are needed');
  if (new Set(levels.map(({ id }) => id)).size < levels.length) refuse('two levels have the same id');
  let previous = -Infinity;
  for (const [rank, { id, from }] of levels.entries()) {
    if (rank === 0) {
      if (from !== undefined) refuse(`${id}: the lowest level has no threshold`);
      continue;
    }
    if (from === undefined || !Number.isFinite(from)) return refuse(`${id}: a threshold is missing`);
    if (from <= previous) refuse(`${id}: thresholds must increase, and ${from} follows ${previous}`);
    previous = from;
  }
}

/** The level's id at an ability in logits. @throws AssessmentError `invalid-levels` */
export function levelAt(ability: number, levels: readonly LevelThreshold[]): string {
  checkLevels(levels);
  return levels.reduce((reached, level) => (ability >= (level.from ?? -Infinity) ? level : reached)).id;
}

/**
 * The level to tell the learner: the one at the posterior mean, only if it is reached with probability 0.6 or
 * more and at least one answer speaks for it.
 *
 * @throws AssessmentError `invalid-levels`
 */
export function namedLevel(posterior: Posterior, levels: readonly LevelThreshold[]): NamedLevel {
  checkLevels(levels);
  const bands = levels.map(({ id, from = -Infinity }, rank) => {
    const reached = probabilityAtLeast(posterior, from);
    const exceeded = probabilityAtLeast(posterior, levels[rank + 1]?.from ?? Infinity);
    return { id, from, inside: reached - exceeded, probability: rank === 0 ? 1 - exceeded : reached };
  });
  const atMean = bands.reduce((reached, band) => (posterior.mean >= band.from ? band : reached));
  const likeliest = bands.reduce((best, band) => (band.inside > best.inside ? band : best));
  const named = posterior.answers > 0 && atMean.probability >= NAMING_PROBABILITY;
  return {
    level: named ? atMean.id : undefined,
    probability: atMean.probability,
    likeliest: likeliest.id,
  };
}

/**
 * The levels at the posterior's 10 % and 90 % quantiles: the true one lies between them, both included, with a
 * probability of 0.8 or more.
 *
 * @throws AssessmentError `invalid-levels`
 */
export function plausibleLevels(
  posterior: Posterior,
  levels: readonly LevelThreshold[],
): { readonly lowest: string; readonly highest: string } {
  return {
    lowest: levelAt(quantile(posterior, TAIL), levels),
    highest: levelAt(quantile(posterior, 1 - TAIL), levels),
  };
}
