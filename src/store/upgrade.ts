import type { Engine, EngineCollection, StoredDocument } from './engine.js';
import type { AnyCollectionDefinition } from './definition.js';
import { layoutOf } from './definition.js';
import { seal } from './envelope.js';
import { StoreError } from './errors.js';
import { upgradeOf } from './migrations.js';
import type { Migration, Upgrade } from './migrations.js';

/** What a store has written down about one of its collections. */
export interface RecordedCollection {
  readonly schema: number;
  readonly layout: string;
}

/** What an engine lends to an upgrade. */
export interface UpgradableStore {
  recorded(): Promise<ReadonlyMap<string, RecordedCollection>>;
  /** Runs work while no other process upgrades; a process that dies in it does not keep the lock. */
  underLock(work: (locked: LockedStore) => Promise<void>): Promise<void>;
}

/** An engine during an upgrade. */
export interface LockedStore {
  collection(definition: AnyCollectionDefinition): EngineCollection;
  /** Copies these collections to where people can restore them from. */
  backUp(collections: readonly AnyCollectionDefinition[]): Promise<void>;
  /** Makes the place where the documents go, and drops the indexes that are no longer wanted. */
  prepare(definition: AnyCollectionDefinition): Promise<void>;
  /** @throws StoreError when two documents share a unique key. */
  makeIndexes(definition: AnyCollectionDefinition): Promise<void>;
  record(definition: AnyCollectionDefinition): Promise<void>;
}

const PAGE = 200;

/**
 * Brings a store to what the program knows: makes what is missing, and runs the migrations on documents of
 * older schemas, after a backup. Each document is rewritten by itself and says which schema it has, so that
 * an upgrade that was killed goes on where it stopped.
 * @throws StoreError when the store is newer than the program, or a document cannot be brought up.
 */
export async function upgrade(
  engine: Engine,
  definitions: readonly AnyCollectionDefinition[],
  migrations: readonly Migration[],
): Promise<void> {
  if (outdated(await engine.upgradable.recorded(), definitions).length === 0) return;
  await engine.upgradable.underLock(async (locked) => {
    // Another process may have done the work while this one waited.
    const recorded = await engine.upgradable.recorded();
    const work = outdated(recorded, definitions);
    const migrated = work.filter(({ name, schemaVersion }) => {
      const before = recorded.get(name);
      return before !== undefined && before.schema < schemaVersion;
    });
    if (await anyDocuments(locked, migrated))
      await locked.backUp(definitions.filter(({ name }) => recorded.has(name)));
    for (const definition of work) {
      await locked.prepare(definition);
      const rewriteAll = recorded.get(definition.name)?.layout !== layoutOf(definition);
      await rewriteDocuments(locked, definition, upgradeOf(definition, migrations), rewriteAll);
      await locked.makeIndexes(definition);
      await locked.record(definition);
    }
  });
}

function outdated(
  recorded: ReadonlyMap<string, RecordedCollection>,
  definitions: readonly AnyCollectionDefinition[],
): AnyCollectionDefinition[] {
  return definitions.filter((definition) => {
    const before = recorded.get(definition.name);
    if (before !== undefined && before.schema > definition.schemaVersion) {
      throw new StoreError(
        `the store is newer than this program: ${definition.name} has schema ${before.schema}, ` +
          `this program knows ${definition.schemaVersion}; start the newer program, or restore an older backup`,
      );
    }
    return before?.schema !== definition.schemaVersion || before.layout !== layoutOf(definition);
  });
}

async function anyDocuments(
  locked: LockedStore,
  definitions: readonly AnyCollectionDefinition[],
): Promise<boolean> {
  for (const definition of definitions) {
    if ((await locked.collection(definition).count([])) > 0) return true;
  }
  return false;
}

async function rewriteDocuments(
  locked: LockedStore,
  definition: AnyCollectionDefinition,
  bringUp: Upgrade,
  rewriteAll: boolean,
): Promise<void> {
  const collection = locked.collection(definition);
  let after = '';
  let page: StoredDocument[];
  do {
    page = await collection.find({ tests: [{ field: 'id', test: 'gt', value: after }], sort: [] }, PAGE, 0);
    for (const stored of page) {
      const document: unknown = JSON.parse(stored.payload);
      after = idOf(definition, document);
      if (stored.schema === definition.schemaVersion && !rewriteAll) continue;
      const envelope = seal(definition, bringUp(document, stored.schema));
      if (envelope.id !== after)
        throw new StoreError(`${definition.name}: a migration changed a document's id`);
      await collection.replace(envelope, stored.version);
    }
  } while (page.length === PAGE);
}

function idOf(definition: AnyCollectionDefinition, document: unknown): string {
  if (
    typeof document === 'object' &&
    document !== null &&
    'id' in document &&
    typeof document.id === 'string'
  ) {
    return document.id;
  }
  throw new StoreError(`${definition.name}: a stored document has no id`);
}
