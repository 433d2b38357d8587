/**
 * A unique key is taken: `keys` is `id` where the id is, else the fields of a key that is, joined by `, `.
 */
export class DuplicateKeyError extends Error {
  readonly collection: string;
  readonly keys: string;

  constructor(collection: string, keys: string) {
    super(`${collection}: another document has the same ${keys}`);
    this.name = 'DuplicateKeyError';
    this.collection = collection;
    this.keys = keys;
  }
}

/** The document changed, or went, since it was read: read it again and decide anew. */
export class ConflictError extends Error {
  constructor(collection: string, id: string) {
    super(`${collection}: ${id} is not at the expected version`);
    this.name = 'ConflictError';
  }
}

/**
 * The document does not fit its collection's schema, lacks a field of a unique key, or holds what cannot be
 * stored. The message names fields and rules, never values.
 */
export class InvalidDocumentError extends Error {
  constructor(collection: string, reason: string) {
    super(`${collection}: the document cannot be stored: ${reason}`);
    this.name = 'InvalidDocumentError';
  }
}

/** The store cannot be used as it stands: newer than the program, wrong address, failed migration. */
export class StoreError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
  }
}
