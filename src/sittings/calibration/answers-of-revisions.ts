import type { Content } from '../../content/content.js';
import type { Collection } from '../../store/port.js';
import type { ItemResponse, Sitting } from '../sitting.js';

/** A finished sitting, with those of its answers that were to the items' present text. */
export interface CountedSitting {
  readonly sitting: Sitting;
  readonly responses: readonly ItemResponse[];
}

/**
 * Finished sittings, previews and modules left out, with the answers that may be counted, those on trial too: to an item
 * whose text is still the same, since a corrected one starts anew, and not withdrawn. A question passed counts as not
 * right, as it does in a sitting.
 */
export async function* countedSittings(
  sittings: Collection<Sitting>,
  { items }: Content,
): AsyncGenerator<CountedSitting> {
  for await (const sitting of sittings.stream({ status: 'finished' })) {
    // Who has just read how it is done tells nothing of how hard a question is.
    if (sitting.preview || sitting.prescription.settings.moduleId !== undefined) continue;
    const responses = [...sitting.responses, ...(sitting.trials ?? [])].filter(
      ({ item, revision, markedBy, withdrawn }) =>
        withdrawn !== true && items.get(item)?.revision === (markedBy ?? revision),
    );
    if (responses.length > 0) yield { sitting, responses };
  }
}
