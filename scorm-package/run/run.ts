import type { ItemResponse, Serving, Sitting } from '../../src/sittings/sitting.js';

/** Where a learner is: what a later visit opens at. */
export type Place = 'start' | 'step' | 'feedback' | 'results' | 'practice' | 'practice-feedback';

/** A round of more practice, after the module. */
export interface Round {
  /** How many answers stood in `others` when it began. */
  readonly from: number;
  readonly current?: Serving;
}

/** All that is known of a learner in a package: the module as one sitting, and what was answered beside it. */
export interface Run {
  readonly sitting: Sitting;
  /** Answers of earlier runs and of practice, oldest first. */
  readonly others: readonly ItemResponse[];
  /** The best share of full points of a finished run, 0–1. */
  readonly best?: number;
  readonly place: Place;
  readonly round?: Round;
}

/** Every answer, oldest first: earlier runs, this one, practice. What came first among them does not matter. */
export function answersOf({ sitting, others }: Pick<Run, 'sitting' | 'others'>): readonly ItemResponse[] {
  return [...others, ...sitting.responses];
}

/** How often an item has been answered. */
export function timesAnswered(run: Pick<Run, 'sitting' | 'others'>, item: string): number {
  return answersOf(run).filter((response) => response.item === item).length;
}

/** The answers of the round of practice that is under way. */
export function roundAnswers({ others, round }: Run): readonly ItemResponse[] {
  return round === undefined ? [] : others.slice(round.from);
}
