import { readBackup, writeBackup } from './backup-file.js';
import type { BackedUpDocument } from './backup-file.js';
import type { AnyCollectionDefinition } from './definition.js';
import { StoreError } from './errors.js';
import { MIGRATIONS, upgradeOf } from './migrations.js';
import type { Migration } from './migrations.js';
import type { CollectionDefinition, Entity, Store } from './port.js';

/** How many documents of each collection were written. */
export type Counts = ReadonlyMap<string, number>;

export interface RestoreOptions {
  /** Removes what the store holds first; without it a store that holds anything is refused. */
  readonly force?: boolean;
  /** The program's own by default. */
  readonly migrations?: readonly Migration[];
}

/** Inserts under way at once: a server that is far away is not waited for document by document. */
const BATCH = 50;

/**
 * Writes every document of these collections into one file. The store may be in use meanwhile: each document
 * is whole, and those written after the start may or may not be in it.
 */
export async function backupStore(
  store: Store,
  definitions: readonly AnyCollectionDefinition[],
  file: string,
): Promise<Counts> {
  return writeBackup(file, store.engine, everything(store, definitions));
}

/**
 * Fills a store from a backup, made by either engine; documents of older schemas are brought up. Leases are
 * not kept, and versions start anew. Nothing is touched before the whole file has been checked.
 * @throws StoreError when the file is cut short, altered, or newer than the program, or the store holds
 * documents and `force` is not given.
 */
export async function restoreStore(
  store: Store,
  definitions: readonly AnyCollectionDefinition[],
  file: string,
  options: RestoreOptions = {},
): Promise<Counts> {
  const backup = await readBackup(file);
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  for (const [name, { schema }] of backup.collections) {
    const definition = byName.get(name);
    if (definition === undefined || schema > definition.schemaVersion) {
      throw new StoreError(`the backup is newer than this program: it holds ${name} of schema ${schema}`);
    }
  }
  await makeEmpty(store, definitions, options.force ?? false);
  return fill(store, definitions, backup.documents(), options.migrations ?? MIGRATIONS);
}

/**
 * Copies every document into another store, of either engine.
 * @throws StoreError when the target holds documents and `force` is not given.
 */
export async function copyStore(
  from: Store,
  to: Store,
  definitions: readonly AnyCollectionDefinition[],
  options: Pick<RestoreOptions, 'force'> = {},
): Promise<Counts> {
  await makeEmpty(to, definitions, options.force ?? false);
  return fill(to, definitions, everything(from, definitions), []);
}

async function* everything(
  store: Store,
  definitions: readonly AnyCollectionDefinition[],
): AsyncGenerator<BackedUpDocument> {
  for (const definition of definitions) {
    for await (const document of store.collection(entities(definition)).stream({})) {
      yield { collection: definition.name, schema: definition.schemaVersion, document };
    }
  }
}

async function makeEmpty(
  store: Store,
  definitions: readonly AnyCollectionDefinition[],
  force: boolean,
): Promise<void> {
  for (const definition of definitions) {
    const collection = store.collection(entities(definition));
    if (!force && (await collection.count({})) > 0) {
      throw new StoreError(`the store is not empty: it holds ${definition.name}`);
    }
  }
  if (!force) return;
  for (const definition of definitions) await store.collection(entities(definition)).removeWhere({});
}

async function fill(
  store: Store,
  definitions: readonly AnyCollectionDefinition[],
  documents: AsyncIterable<BackedUpDocument>,
  migrations: readonly Migration[],
): Promise<Counts> {
  const targets = new Map(
    definitions.map((definition) => [
      definition.name,
      { collection: store.collection(entities(definition)), bringUp: upgradeOf(definition, migrations) },
    ]),
  );
  const counts = new Map<string, number>();
  let batch: (() => Promise<void>)[] = [];
  const write = async () => {
    await Promise.all(batch.map((insert) => insert()));
    batch = [];
  };
  for await (const { collection, schema, document } of documents) {
    const target = targets.get(collection);
    if (target === undefined) throw new StoreError(`there is no collection ${collection}`);
    // The collection checks the document against its schema, whatever its type says.
    batch.push(() => target.collection.insert(target.bringUp(document, schema) as Entity));
    counts.set(collection, (counts.get(collection) ?? 0) + 1);
    if (batch.length === BATCH) await write();
  }
  await write();
  return counts;
}

/** The definition with its document taken for a mere entity: its fields are never named here. */
function entities(definition: AnyCollectionDefinition): CollectionDefinition<Entity> {
  return definition as CollectionDefinition<Entity>;
}
