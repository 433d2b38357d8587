import { dirname, join, resolve } from 'node:path';
import type { AnyCollectionDefinition } from './definition.js';
import { checkDefinitions, layoutOf } from './definition.js';
import type { Engine } from './engine.js';
import { StoreError } from './errors.js';
import { MIGRATIONS } from './migrations.js';
import type { Migration } from './migrations.js';
import type { Collection, CollectionDefinition, Entity, Store } from './port.js';
import { SqliteEngine } from './sqlite/sqlite-engine.js';
import { StoredCollection } from './stored-collection.js';
import { upgrade } from './upgrade.js';

export interface OpenStoreOptions {
  /** Every collection that will be asked for. */
  readonly definitions: readonly AnyCollectionDefinition[];
  /** The program's own by default. */
  readonly migrations?: readonly Migration[];
  /** Where copies from before an upgrade go: `backups` beside the database file, or `data/backups`. */
  readonly backupDirectory?: string;
}

/**
 * Opens the store, makes what is missing and runs pending migrations, under a lock and after a backup.
 * @param url `sqlite:PATH` (relative to the working directory), `sqlite::memory:`, `mongodb://…` or `mongodb+srv://…`
 * @throws StoreError for another address, a store that cannot be reached, or one newer than the program.
 */
export async function openStore(url: string, options: OpenStoreOptions): Promise<Store> {
  const { definitions, migrations = MIGRATIONS } = options;
  checkDefinitions(definitions);
  const engine = await openEngine(url, options.backupDirectory);
  try {
    await upgrade(engine, definitions, migrations);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return new OpenedStore(engine, definitions);
}

async function openEngine(url: string, backupDirectory: string | undefined): Promise<Engine> {
  const path = /^sqlite:(?<path>.+)$/.exec(url)?.groups?.['path'];
  if (path === ':memory:') return SqliteEngine.open(path, '');
  if (path !== undefined) {
    const file = resolve(path);
    return SqliteEngine.open(file, backupDirectory ?? join(dirname(file), 'backups'));
  }
  if (/^mongodb(\+srv)?:\/\//.test(url)) {
    // Loaded only where it is used: it doubles the time of a start.
    const { MongodbEngine } = await import('./mongodb/mongodb-engine.js');
    return MongodbEngine.open(url, backupDirectory ?? join('data', 'backups'));
  }
  throw new StoreError('the address of a store starts with sqlite:, mongodb:// or mongodb+srv://');
}

class OpenedStore implements Store {
  readonly engine: Store['engine'];
  readonly #engine: Engine;
  readonly #layouts: ReadonlyMap<string, string>;
  /** One of each: what one keeps in memory, another must not write past it. */
  readonly #collections = new Map<string, unknown>();

  constructor(engine: Engine, definitions: readonly AnyCollectionDefinition[]) {
    this.engine = engine.name;
    this.#engine = engine;
    this.#layouts = new Map(definitions.map((definition) => [definition.name, layoutOf(definition)]));
  }

  collection<T extends Entity>(definition: CollectionDefinition<T>): Collection<T> {
    if (this.#layouts.get(definition.name) !== layoutOf(definition)) {
      throw new StoreError(`the store was opened without the collection ${definition.name}`);
    }
    const open =
      this.#collections.get(definition.name) ??
      new StoredCollection(definition, this.#engine.collection(definition), () =>
        this.#engine.foreignWrites?.(),
      );
    this.#collections.set(definition.name, open);
    return open as Collection<T>;
  }

  async ping(): Promise<void> {
    await this.#engine.ping();
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }
}
