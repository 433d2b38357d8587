import type { Config } from '../../config.js';
import type { Content } from '../../content/content.js';
import { contentOf } from '../../services.js';
import { parameterSets, type ParameterSets } from '../../sittings/parameter-sets/parameter-sets.js';
import { sittingsDefinition, type Sitting } from '../../sittings/sitting.js';
import type { Collection } from '../../store/port.js';
import { withStore } from '../with-store.js';

/** What the commands on items work with. */
export interface SetsAtHand {
  readonly content: Content;
  readonly parameterSets: ParameterSets;
  readonly sittings: Collection<Sitting>;
}

/** Opens the store and the content that the settings name for as long as the work takes. */
export async function withSets<T>(
  settings: Config,
  now: () => number,
  work: (atHand: SetsAtHand) => Promise<T>,
): Promise<T> {
  const content = await contentOf(settings);
  return withStore(settings, (store) =>
    work({
      content,
      parameterSets: parameterSets(store, content, now),
      sittings: store.collection(sittingsDefinition),
    }),
  );
}
