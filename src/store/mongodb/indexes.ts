import type { Connection } from 'mongoose';
import type { AnyCollectionDefinition } from '../definition.js';
import { indexesOf } from '../definition.js';
import { StoreError } from '../errors.js';
import { path } from './filter.js';

/** Makes the collection, and drops the indexes that its definition no longer names. */
export async function prepareCollection(
  connection: Connection,
  definition: AnyCollectionDefinition,
): Promise<void> {
  const { name } = definition;
  const existing = await connection.listCollections();
  if (!existing.some((collection) => collection.name === name)) await connection.createCollection(name);
  const collection = connection.collection(name);
  const wanted = new Set(['_id_', ...indexesOf(definition).map((index) => index.name)]);
  for (const index of await collection.indexes()) {
    if (index.name !== undefined && !wanted.has(index.name)) await collection.dropIndex(index.name);
  }
}

/** @throws StoreError when two documents share a unique key. */
export async function makeIndexes(
  connection: Connection,
  definition: AnyCollectionDefinition,
): Promise<void> {
  const collection = connection.collection(definition.name);
  for (const { name, unique, fields } of indexesOf(definition)) {
    try {
      const keys = Object.fromEntries(fields.map((field) => [path(field), 1]));
      await collection.createIndex(keys, { name, unique }, {});
    } catch (error) {
      throw new StoreError(`${definition.name}: cannot make the index over ${fields.join(', ')}`, {
        cause: error,
      });
    }
  }
}
