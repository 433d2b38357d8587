import type { PreparedItem } from '../bank.js';
import { drawIndex, drawWeighted } from '../random.js';
import type { Random } from '../random.js';
import type { Worth } from './criteria.js';
import type { Draw } from './rules.js';

/** How many items a choice says that it was made among, where chance could have taken any. */
const TOLD = 5;

interface Candidate {
  readonly item: PreparedItem;
  readonly worth: number;
}

export interface Drawn {
  readonly item: PreparedItem;
  /** The ids of the best, the one worth most first. */
  readonly candidates: readonly string[];
}

/**
 * One of the items, by worth and chance.
 * @param asked how many questions were asked before: it moves a progressive draw from chance to worth
 */
export function drawItem(
  items: readonly PreparedItem[],
  worth: Worth,
  draw: Draw,
  asked: number,
  random: Random,
): Drawn | undefined {
  const known: Worth = (item) => rounded(worth(item));
  if (draw.kind === 'progressive') {
    const sure = Math.min(1, asked / (draw.questions - 1));
    const worths = new Map(items.map((item) => [item, known(item)]));
    const most = Math.max(0, ...worths.values());
    // Chance draws from as wide a range as the worths have, so that neither drowns the other.
    const mixed: Worth = (item) => sure * (worths.get(item) ?? 0) + (1 - sure) * most * random();
    return first(best(items, mixed, TOLD));
  }
  if (draw.kind === 'best') return first(best(items, known, 1));
  const candidates = best(items, known, draw.among);
  const rank =
    draw.kind === 'randomesque'
      ? drawIndex(candidates.length, random)
      : drawWeighted(
          candidates.map((candidate) => candidate.worth ** draw.power),
          random,
        );
  return first(candidates, rank);
}

/**
 * To a billionth: the last digits of exponentials and logarithms differ between engines of JavaScript, and items of
 * equal worth would come in another order in a browser than on the server.
 */
function rounded(worth: number): number {
  return Math.round(worth * 1e9) / 1e9;
}

function first(candidates: readonly Candidate[], rank = 0): Drawn | undefined {
  const drawn = candidates[rank];
  return drawn && { item: drawn.item, candidates: candidates.map(({ item }) => item.id) };
}

/** Ties go by id, so that the order of the bank does not matter. */
function best(items: readonly PreparedItem[], worth: Worth, count: number): Candidate[] {
  const found: Candidate[] = [];
  for (const item of items) {
    const value = worth(item);
    const last = found.at(-1);
    if (found.length === count && last !== undefined && !isBetter(item, value, last)) continue;
    const rank = found.findIndex((other) => isBetter(item, value, other));
    found.splice(rank < 0 ? found.length : rank, 0, { item, worth: value });
    if (found.length > count) found.pop();
  }
  return found;
}

function isBetter(item: PreparedItem, worth: number, other: Candidate): boolean {
  return worth === other.worth ? item.id < other.item.id : worth > other.worth;
}
