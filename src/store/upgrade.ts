import type { AnyCollectionDefinition } from './definition.js';
import { layoutOf } from './definition.js';
import type { Engine, LockedEngine, RecordedCollection } from './engine.js';
import { seal } from './envelope.js';
import type { Envelope } from './envelope.js';
import { StoreError } from './errors.js';
import { everyDocument } from './every-document.js';
import { upgradeOf } from './migrations.js';
import type { Migration, Upgrade } from './migrations.js';

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
  if (outdated(await engine.recorded(), definitions).length === 0) return;
  await engine.underLock(async (locked) => {
    // Another process may have done the work while this one waited.
    const recorded = await engine.recorded();
    const work = outdated(recorded, definitions);
    const migrated = work.filter(({ name, schemaVersion }) => {
      const before = recorded.get(name);
      return before !== undefined && before.schema < schemaVersion;
    });
    if (await anyDocuments(locked, migrated))
      await locked.backUp(definitions.filter(({ name }) => recorded.has(name)));
    for (const definition of work) {
      await upgradeCollection(locked, definition, migrations, recorded.get(definition.name));
    }
  });
}

async function upgradeCollection(
  locked: LockedEngine,
  definition: AnyCollectionDefinition,
  migrations: readonly Migration[],
  before: RecordedCollection | undefined,
): Promise<void> {
  const { name, schemaVersion } = definition;
  const layout = layoutOf(definition);
  // Until the end no layout is right, so that even the program from before the upgrade would look at each index.
  if (before !== undefined) await locked.record(name, { schema: before.schema, layout: '' });
  await locked.prepare(definition);
  await rewriteDocuments(locked, definition, upgradeOf(definition, migrations), before?.layout !== layout);
  await locked.makeIndexes(definition);
  await locked.record(name, { schema: schemaVersion, layout });
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
  locked: LockedEngine,
  definitions: readonly AnyCollectionDefinition[],
): Promise<boolean> {
  for (const definition of definitions) {
    if ((await locked.collection(definition).count([])) > 0) return true;
  }
  return false;
}

async function rewriteDocuments(
  locked: LockedEngine,
  definition: AnyCollectionDefinition,
  bringUp: Upgrade,
  rewriteAll: boolean,
): Promise<void> {
  const collection = locked.collection(definition);
  for await (const { id, stored, document } of everyDocument(collection, [])) {
    if (stored.schema === definition.schemaVersion && !rewriteAll) continue;
    const envelope = bringUpEnvelope(definition, bringUp, document, stored.schema);
    if (envelope.id !== id) throw new StoreError(`${definition.name}: a migration changed a document's id`);
    if (!(await collection.replace(envelope, stored.version))) {
      throw new StoreError(
        `${definition.name}: another program wrote during the upgrade; stop it and start again`,
      );
    }
  }
}

function bringUpEnvelope(
  definition: AnyCollectionDefinition,
  bringUp: Upgrade,
  document: unknown,
  from: number,
): Envelope {
  try {
    return seal(definition, bringUp(document, from)).envelope;
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw new StoreError(`${definition.name}: a document of schema ${from} could not be brought up`, {
      cause: error,
    });
  }
}
