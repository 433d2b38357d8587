import type { ItemResponse } from '../../assessment/ability.js';
import type { Exposures } from '../../assessment/selection/exposure.js';
import type { SimulatedItem } from '../bank-file.js';

/** What an engine says of a learner after some answers. */
export interface Estimate {
  /** In logits. */
  readonly ability: number;
  readonly standardError: number;
  /** Where it says that the ability lies with a probability of 0.95. */
  readonly interval: readonly [number, number];
}

/** One learner's run through an engine. */
export interface Run {
  readonly responses: readonly ItemResponse[];
  readonly seed: string;
  readonly exposures: Exposures;
  /** In the order of the design's stop; false: go on, to see what more questions would have given. */
  readonly mayStop: boolean;
}

/** An engine under test: ours, or a peer's rules. */
export interface SimulatedEngine {
  estimate(responses: readonly ItemResponse[]): Estimate;
  /** The item to ask, or why to stop. */
  next(run: Run): { readonly ask: string } | { readonly stop: string };
}

/** What an engine of tubes says when it is done, one competence at a time. */
export interface Positioning {
  /** Whether each skill is held, by the id of its item. */
  readonly held: ReadonlyMap<string, boolean>;
  /** The competence's level, on the scale of the items' levels. */
  readonly level: number;
}

export interface PositioningEngine {
  next(responses: readonly ItemResponse[], seed: string): string | undefined;
  conclude(responses: readonly ItemResponse[]): Positioning;
}

/** The items of one competence that stand in tubes. */
export type LevelledItem = SimulatedItem & { readonly tube: string; readonly level: number };

/** The interval between the quantiles of a normal distribution, for engines that have nothing better. */
export function normalInterval(ability: number, standardError: number): readonly [number, number] {
  return [ability - 1.96 * standardError, ability + 1.96 * standardError];
}
