import { join } from 'node:path';
import { writeBackup } from '../backup-file.js';
import type { BackedUpDocument } from '../backup-file.js';
import type { AnyCollectionDefinition } from '../definition.js';
import type { Engine } from '../engine.js';
import { everyDocument } from '../every-document.js';

/** Writes every document, as it stands before the upgrade, into a backup that `restoreStore` reads. */
export async function backUpBeforeUpgrade(
  engine: Engine,
  definitions: readonly AnyCollectionDefinition[],
  directory: string,
): Promise<void> {
  const name = `before-upgrade-${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}.jsonl.gz`;
  await writeBackup(join(directory, name), engine.name, documents(engine, definitions));
}

async function* documents(
  engine: Engine,
  definitions: readonly AnyCollectionDefinition[],
): AsyncGenerator<BackedUpDocument> {
  for (const definition of definitions) {
    for await (const { stored, document } of everyDocument(engine.collection(definition), [])) {
      yield { collection: definition.name, schema: stored.schema, document };
    }
  }
}
