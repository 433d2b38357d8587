import type { z } from 'zod';
import { StoreError } from './errors.js';
import type { Durability, Entity } from './port.js';

/** A collection definition whose document type is forgotten, so that definitions can stand in one list. */
export interface AnyCollectionDefinition<T extends Entity = Entity> {
  readonly name: string;
  readonly schemaVersion: number;
  readonly schema: z.ZodType<T>;
  readonly indexed: readonly string[];
  readonly unique: readonly (readonly string[])[];
  readonly durability: Durability;
  readonly kept?: number;
}

const COLLECTION_NAME = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const FIELD_NAME = /^[a-zA-Z][a-zA-Z0-9]{0,62}$/;

/**
 * Names become part of statements, so only plain ones pass.
 * @throws StoreError when a name is not plain, stands twice, or a unique key holds a field that is not indexed.
 */
export function checkDefinitions(definitions: readonly AnyCollectionDefinition[]): void {
  const names = new Set<string>();
  for (const definition of definitions) {
    if (!COLLECTION_NAME.test(definition.name) || definition.name.length > 48) {
      throw new StoreError(`collection "${definition.name}": the name must be lower-case words joined by _`);
    }
    if (names.has(definition.name)) throw new StoreError(`collection ${definition.name} is defined twice`);
    names.add(definition.name);
    checkFields(definition);
  }
}

function checkFields(definition: AnyCollectionDefinition): void {
  const { name, indexed, unique, schemaVersion, kept = 1 } = definition;
  if (!Number.isInteger(schemaVersion) || schemaVersion < 1) {
    throw new StoreError(`collection ${name}: the schema version must be a whole number from 1`);
  }
  if (!Number.isInteger(kept) || kept < 1) {
    throw new StoreError(`collection ${name}: how many are kept must be a whole number from 1`);
  }
  // SQLite takes column names that differ in case alone for the same.
  const seen = new Set<string>();
  for (const field of indexed) {
    if (!FIELD_NAME.test(field))
      throw new StoreError(`collection ${name}: cannot index the field "${field}"`);
    if (field === 'id') throw new StoreError(`collection ${name}: the id is always indexed, do not name it`);
    if (seen.has(field.toLowerCase())) throw new StoreError(`collection ${name}: ${field} is indexed twice`);
    seen.add(field.toLowerCase());
  }
  for (const group of unique) {
    const missing = group.find((field) => !indexed.includes(field));
    if (missing !== undefined || group.length === 0) {
      throw new StoreError(`collection ${name}: a unique key may hold indexed fields only`);
    }
  }
}

/** What the engine's tables and indexes are made from; when it changes they are made anew. */
export function layoutOf(definition: AnyCollectionDefinition): string {
  return JSON.stringify({ indexed: definition.indexed, unique: definition.unique });
}

interface IndexDefinition {
  readonly name: string;
  readonly unique: boolean;
  readonly fields: readonly string[];
}

/** The indexes of a collection: one for each indexed field, with the id so that it gives the order of ties. */
export function indexesOf({ name, indexed, unique }: AnyCollectionDefinition): IndexDefinition[] {
  const alone = new Set(unique.filter((fields) => fields.length === 1).flat());
  const others = indexed.filter((field) => !alone.has(field));
  return [
    ...others.map((field) => ({ name: `${name}__by__${field}`, unique: false, fields: [field, 'id'] })),
    ...unique.map((fields) => ({ name: `${name}__unique__${fields.join('__')}`, unique: true, fields })),
  ];
}
