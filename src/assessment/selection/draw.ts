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
  const valued = items.map((item) => ({ item, worth: rounded(worth(item)) }));
  if (draw.kind === 'progressive') {
    const sure = Math.min(1, asked / (draw.questions - 1));
    const most = valued.reduce((highest, candidate) => Math.max(highest, candidate.worth), 0);
    // Chance draws from as wide a range as the worths have, so that neither drowns the other.
    return first(
      best(
        valued.map(({ item, worth: known }) => ({
          item,
          worth: sure * known + (1 - sure) * most * random(),
        })),
        TOLD,
      ),
    );
  }
  if (draw.kind === 'best') return first(best(valued, 1));
  const candidates = best(valued, draw.among);
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
function best(candidates: readonly Candidate[], count: number): Candidate[] {
  const found: Candidate[] = [];
  for (const candidate of candidates) {
    const last = found.at(-1);
    if (found.length === count && last !== undefined && !worthMore(candidate, last)) continue;
    const rank = found.findIndex((other) => worthMore(candidate, other));
    found.splice(rank < 0 ? found.length : rank, 0, candidate);
    if (found.length > count) found.pop();
  }
  return found;
}

function worthMore(one: Candidate, other: Candidate): boolean {
  if (one.worth !== other.worth) return one.worth > other.worth;
  return one.item.id < other.item.id;
}
