import type { AnyCollectionDefinition } from './definition.js';
import { InvalidDocumentError, StoreError } from './errors.js';
import { jsonOf } from './json-of.js';
import type { CollectionDefinition, Entity, IndexValue } from './port.js';

/** What an engine writes for a document: its id, its indexed fields, and the whole of it as JSON text. */
export interface Envelope {
  readonly id: string;
  readonly schema: number;
  readonly fields: ReadonlyMap<string, IndexValue>;
  readonly payload: string;
}

/** An envelope, and the document in it as its schema let it through. */
export interface Sealed<T> {
  readonly envelope: Envelope;
  readonly document: T;
}

/** Whether every database gives the text back, and compares it, as it is: no half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return text.isWellFormed();
}

/**
 * Checks a document against its collection's schema and puts it into its envelope.
 * @throws InvalidDocumentError when it does not fit.
 */
export function seal<T extends Entity>(
  definition: AnyCollectionDefinition<T>,
  candidate: unknown,
): Sealed<T> {
  const { name, schemaVersion, unique } = definition;
  const parsed = definition.schema.safeParse(candidate);
  if (!parsed.success) {
    const reasons = parsed.error.issues.map(
      (issue) => `${issue.path.join('.') || '(document)'}: ${issue.code}`,
    );
    throw new InvalidDocumentError(name, reasons.join(', '));
  }
  const id = parsed.data.id;
  if (typeof id !== 'string' || id === '' || !isStorableText(id)) {
    throw new InvalidDocumentError(name, 'the id must be a text that is not empty');
  }
  const fields = indexedFields(definition, parsed.data);
  const missing = unique.flat().find((field) => !fields.has(field));
  if (missing !== undefined)
    throw new InvalidDocumentError(name, `${missing} is part of a unique key and missing`);
  const envelope = { id, schema: schemaVersion, fields, payload: jsonOf(parsed.data) };
  return { envelope, document: parsed.data };
}

/** @throws InvalidDocumentError for a field that no database can index */
export function indexedFields<T extends Entity>(
  { name, indexed }: AnyCollectionDefinition<T>,
  document: T,
): Map<string, IndexValue> {
  const fields = new Map<string, IndexValue>();
  for (const field of indexed) {
    const value = (document as Readonly<Record<string, unknown>>)[field];
    if (value !== undefined) fields.set(field, indexValue(name, field, value));
  }
  return fields;
}

/**
 * Takes for T what a collection gave back, trusting what was checked when it was written.
 * @throws StoreError when another version of the schema wrote it.
 */
export function unseal<T extends Entity>(
  definition: CollectionDefinition<T>,
  schema: number,
  document: unknown,
): T {
  if (schema !== definition.schemaVersion) {
    throw new StoreError(
      `${definition.name}: a document has schema ${schema}, this program reads ${definition.schemaVersion}`,
    );
  }
  return document as T;
}

function indexValue(collection: string, field: string, value: unknown): IndexValue {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string' && isStorableText(value)) return value;
  throw new InvalidDocumentError(collection, `${field} is indexed and must be a text or a finite number`);
}
