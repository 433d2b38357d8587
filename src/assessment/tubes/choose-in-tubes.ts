import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { drawIndex } from '../random.js';
import type { Random } from '../random.js';
import { worthBy } from '../selection/criteria.js';
import type { TwoLevelBelief } from '../two-level/belief.js';
import type { TubeItem } from './tube-belief.js';

/** Items whose worth is within this share of the best are as good: chance takes one. */
const AS_GOOD = 0.97;

/**
 * The item whose answer is expected to tell most of its tube's ability (mutual information; Lindley 1956), and with
 * it of the competence. Undefined: all were asked.
 */
export function chooseInTubes(
  bank: PreparedBank,
  items: readonly TubeItem[],
  responses: readonly ItemResponse[],
  belief: TwoLevelBelief,
  random: Random,
): string | undefined {
  const asked = new Set(responses.map(({ item }) => item));
  const valued = items
    .filter(({ id }) => !asked.has(id))
    .map(({ id, tube }) => {
      const worth = worthBy('mutual-information', belief.parts.get(tube) ?? belief.whole);
      return { id, worth: worth(itemOf(bank, id)) };
    });
  const most = valued.reduce((highest, { worth }) => Math.max(highest, worth), 0);
  const best = valued.filter(({ worth }) => worth >= AS_GOOD * most);
  return best[drawIndex(best.length, random)]?.id;
}
