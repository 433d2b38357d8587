import { definitions } from '../../services.js';
import type { AnyCollectionDefinition } from '../../store/definition.js';
import type { CollectionDefinition, Entity, Store } from '../../store/port.js';
import { command } from '../command.js';
import { table } from '../table.js';
import { withStore } from '../with-store.js';
import { describeStore } from './describe-store.js';

/** Counts whatever they are: no field of theirs is named. */
function count(store: Store, definition: AnyCollectionDefinition): Promise<number> {
  return store.collection(definition as CollectionDefinition<Entity>).count({});
}

export const migrateStoreCommand = command({
  name: 'store migrate',
  summary: 'Makes the store what this program needs, and says what it holds.',
  details:
    'A start does the same: makes what is missing and brings older documents up, after a copy of the store to ' +
    'the folder "backups". Use it to upgrade before the start, or to see that a store can be used.',
  places: {},
  options: {},
  async run(_values, { config }) {
    const { storeUrl } = config();
    return withStore(config(), async (store) => {
      const collections = [];
      for (const definition of definitions) {
        const documents = await count(store, definition);
        collections.push({ name: definition.name, schema: definition.schemaVersion, documents });
      }
      const rows = collections.map(({ name, schema, documents }) => [
        name,
        String(schema),
        String(documents),
      ]);
      return {
        text:
          `${describeStore(storeUrl)} (${store.engine}) is up to date.\n\n` +
          table(['Collection', 'Schema', 'Documents'], rows),
        json: { store: describeStore(storeUrl), engine: store.engine, collections },
      };
    });
  },
});
