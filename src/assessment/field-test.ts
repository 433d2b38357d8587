import { drawIndex, seededRandom, shuffled } from './random.js';

/** What a field test is decided by. */
export interface FieldTestState {
  readonly seed: string;
  /** How many questions on trial a sitting has. */
  readonly slots: number;
  /** The least number of scored questions: slots lie within it, so that every sitting comes to them. */
  readonly shortest: number;
  /** Scored questions answered so far. */
  readonly answered: number;
  /** Ids of the questions on trial that were shown here. */
  readonly tried: readonly string[];
}

/**
 * The question on trial to show before the next scored one, if its turn has come: places are drawn by the seed among
 * the scored questions of the shortest run, never the first, one place each; the question by the seed too, among those
 * whose ids are given, so that each gets as many answers. Undefined: none now.
 */
export function trialToShow(
  { seed, slots, shortest, answered, tried }: FieldTestState,
  candidates: readonly string[],
): string | undefined {
  const due = placesOf(seed, slots, shortest).filter((place) => answered >= place).length;
  if (tried.length >= due) return undefined;
  const left = candidates.filter((id) => !tried.includes(id)).sort();
  return left[drawIndex(left.length, seededRandom(`trial/${seed}/${tried.length}`))];
}

/** How many scored questions come before each slot. */
function placesOf(seed: string, slots: number, shortest: number): number[] {
  const places = Array.from({ length: Math.max(0, shortest - 1) }, (_, k) => k + 1);
  return shuffled(places, seededRandom(`trial-places/${seed}`)).slice(0, slots);
}
