import type { z } from 'zod';

/**
 * The one way to stored things. Two engines stand behind it (SQLite, MongoDB) and pass the same contract
 * suite. Only what both do well is here: single-document atomic writes, unique keys, optimistic versions,
 * atomic take and claim, indexed finds, streams. There is no transaction over several documents.
 */

/** A value that an engine can index. Times are numbers: milliseconds since 1970. */
export type IndexValue = string | number;

/**
 * Every document names itself by an opaque id, a text that is not empty. A document is what JSON carries:
 * what is read is equal to what was written.
 */
export interface Entity {
  readonly id: string;
}

/** The fields of T that may be indexed: those that hold an {@link IndexValue}, or nothing. */
export type IndexableField<T> = {
  [K in keyof T]-?: Exclude<T[K], undefined> extends IndexValue ? K : never;
}[keyof T] &
  string;

/**
 * How long a confirmed write must last. `full`: survives a power cut (answers, grades). `relaxed`: survives
 * the death of the process, but a power cut may lose the last instants (sessions, login transactions).
 */
export type Durability = 'full' | 'relaxed';

export interface CollectionDefinition<T extends Entity> {
  /** Lower-case words joined by `_`; names the table or the MongoDB collection. */
  readonly name: string;
  /** A whole number from 1, raised by one with each change of shape; a migration brings older documents up. */
  readonly schemaVersion: number;
  readonly schema: z.ZodType<T>;
  /** Top-level fields that finds may filter and sort by, besides the id. */
  readonly indexed: readonly IndexableField<T>[];
  /** Groups of indexed fields that no two documents share. Every field of a group must be present. */
  readonly unique: readonly (readonly IndexableField<T>[])[];
  readonly durability: Durability;
  /**
   * How many documents, as they were last read or written, stay in memory: one that a get, or a find for the first
   * alone, meets unchanged is not read again. What is written and what is given so are frozen. Only where no id is
   * ever used twice.
   */
  readonly kept?: number;
}

/** A document and the version it was read at; the version is what {@link Collection.replace} expects. */
export interface Versioned<T> {
  readonly doc: T;
  readonly version: number;
}

/**
 * A value to be equal to, one of at most 10,000 values, bounds, or whether the field is there. A bound holds
 * for values of its own kind only: no text is greater than a number. A field that is missing meets no bound.
 */
export type Condition =
  | IndexValue
  | { readonly in: readonly IndexValue[] }
  | {
      readonly lt?: IndexValue;
      readonly lte?: IndexValue;
      readonly gt?: IndexValue;
      readonly gte?: IndexValue;
    }
  | { readonly exists: boolean };

/**
 * Conditions that must all hold; none matches every document.
 * A condition that is undefined or empty is refused with a StoreError: a filter that got lost must not
 * widen what is read or removed.
 */
export type Where<T> = { readonly [K in IndexableField<T>]?: Condition };

export interface Query<T> {
  readonly where?: Where<T>;
  /**
   * Numbers come before texts, and texts in the order of their characters' numbers. Documents without the
   * field come first when ascending. Ties are broken by id, in the direction of the last field, so that pages
   * are stable; without a sort the order is that of ids.
   */
  readonly sort?: readonly { readonly by: IndexableField<T>; readonly order: 'asc' | 'desc' }[];
  readonly limit?: number;
  readonly offset?: number;
}

/** A lease taken by {@link Collection.claim}: other claimers pass the document over until it ends. */
export interface Lease {
  /** Now, in milliseconds since 1970: leases that ended at or before it are free. */
  readonly now: number;
  /** When the lease ends, in milliseconds since 1970. */
  readonly until: number;
}

export interface Collection<T extends Entity> {
  get(id: string): Promise<Versioned<T> | undefined>;
  /**
   * Writes a new document, at version 1.
   * @throws DuplicateKeyError when the id or a unique key is taken. @throws InvalidDocumentError when the
   * document does not fit its schema, or lacks a field of a unique key.
   */
  insert(doc: T): Promise<void>;
  /**
   * Writes the whole document if it is still at `expectedVersion`, ends any lease on it, and returns the
   * new version.
   * @throws ConflictError when the document has changed or is gone. @throws DuplicateKeyError and
   * @throws InvalidDocumentError as insert.
   */
  replace(doc: T, expectedVersion: number): Promise<number>;
  /** Removes and returns the document: of many callers at once, exactly one gets it. */
  take(id: string): Promise<T | undefined>;
  /**
   * Takes a lease on the first document of the query whose lease is free, and raises its version. Of many
   * callers at once, at most one gets a given document until its lease ends or it is replaced.
   * @throws StoreError when the lease does not end after `now`.
   */
  claim(query: Omit<Query<T>, 'limit' | 'offset'>, lease: Lease): Promise<Versioned<T> | undefined>;
  find(query: Query<T>): Promise<Versioned<T>[]>;
  count(where: Where<T>): Promise<number>;
  /** Reads page by page; writes made meanwhile may or may not be seen, no document is seen twice. */
  stream(where: Where<T>): AsyncIterable<T>;
  /** @returns whether there was one. */
  remove(id: string): Promise<boolean>;
  /** @returns how many were removed; others may read and write while many are. */
  removeWhere(where: Where<T>): Promise<number>;
}

export interface Store {
  /** Which engine this is, for logs and health pages. */
  readonly engine: 'sqlite' | 'mongodb';
  /**
   * Called once per collection at composition; `openStore` has made its table and indexes.
   * @throws StoreError when the store was opened without this definition.
   */
  collection<T extends Entity>(definition: CollectionDefinition<T>): Collection<T>;
  /** Answers when the store takes reads and writes; rejects when it does not. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
