import { categoryOf } from '../ability.js';
import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { addTo, NODES } from '../grid.js';
import type { Posterior } from '../posterior.js';
import type { ItemCounts } from './item-fit.js';

/**
 * How many learners of each ability gave each category of an item, as expected from all of their answers.
 *
 * @throws AssessmentError `unknown-item`, `invalid-response`
 */
export function countsOf(
  bank: PreparedBank,
  sittings: readonly (readonly ItemResponse[])[],
  believe: (responses: readonly ItemResponse[]) => Posterior,
): Map<string, ItemCounts> {
  const counts = new Map<string, { answers: number; categories: Float64Array[]; doubt: number }>();
  for (const responses of sittings) {
    if (responses.length === 0) continue;
    const { weights, sd } = believe(responses);
    for (const response of responses) {
      const item = itemOf(bank, response.item);
      const own = counts.get(item.id) ?? {
        answers: 0,
        categories: item.chances.map(() => new Float64Array(NODES.length)),
        doubt: 0,
      };
      counts.set(item.id, own);
      own.answers += 1;
      own.doubt += sd * sd;
      const category = own.categories[categoryOf(item, response)];
      if (category !== undefined) addTo(category, weights);
    }
  }
  return new Map(
    [...counts].map(([id, { doubt, ...own }]) => [id, { ...own, abilityVariance: doubt / own.answers }]),
  );
}
