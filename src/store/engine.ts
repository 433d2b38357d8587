import type { FieldTest, Sort } from './conditions.js';
import type { AnyCollectionDefinition } from './definition.js';
import type { Envelope } from './envelope.js';
import type { Lease, Store } from './port.js';

/** What an engine gives back for a document. */
export interface StoredDocument {
  readonly version: number;
  readonly schema: number;
  readonly payload: string;
}

/** Which document, at which version. */
export interface Head {
  readonly id: string;
  readonly version: number;
}

/** Tests that must all hold, and the order; ties go by id, in the direction of the last field. */
export interface Search {
  readonly tests: readonly FieldTest[];
  readonly sort: Sort;
}

/**
 * What an engine does for one collection: it moves envelopes, and is given nothing unchecked.
 * `StoredCollection` makes the port's collection of it.
 */
export interface EngineCollection {
  get(id: string): Promise<StoredDocument | undefined>;
  /** @throws DuplicateKeyError */
  insert(envelope: Envelope): Promise<void>;
  /**
   * @param changed the indexed fields whose values are others than at that version; absent where that is not known
   * @returns whether the document was there at that version. @throws DuplicateKeyError
   */
  replace(envelope: Envelope, expectedVersion: number, changed?: readonly string[]): Promise<boolean>;
  take(id: string): Promise<StoredDocument | undefined>;
  claim(search: Search, lease: Lease): Promise<StoredDocument | undefined>;
  /** The first document of a search, without what it says. */
  head(search: Search, offset: number): Promise<Head | undefined>;
  find(search: Search, limit: number | undefined, offset: number): Promise<StoredDocument[]>;
  count(tests: readonly FieldTest[]): Promise<number>;
  remove(tests: readonly FieldTest[]): Promise<number>;
}

/** What a store has written down about one of its collections. */
export interface RecordedCollection {
  readonly schema: number;
  readonly layout: string;
}

/** An engine while it is being upgraded. */
export interface LockedEngine {
  collection(definition: AnyCollectionDefinition): EngineCollection;
  /** Copies what is stored to where people can restore it from. */
  backUp(definitions: readonly AnyCollectionDefinition[]): Promise<void>;
  /** Makes the place where the documents go, and drops the indexes that are no longer wanted. */
  prepare(definition: AnyCollectionDefinition): Promise<void>;
  /** @throws StoreError when two documents share a unique key. */
  makeIndexes(definition: AnyCollectionDefinition): Promise<void>;
  record(collection: string, record: RecordedCollection): Promise<void>;
}

/** One engine, connected. */
export interface Engine {
  readonly name: Store['engine'];
  collection(definition: AnyCollectionDefinition): EngineCollection;
  /**
   * A number that is another one once anybody but this engine has written; asked for at most once in a callback of the
   * event loop. Absent where the database cannot tell.
   */
  foreignWrites?(): Promise<number>;
  recorded(): Promise<ReadonlyMap<string, RecordedCollection>>;
  /** Runs work while no other process upgrades; a process that dies in it does not keep the lock for ever. */
  underLock(work: (locked: LockedEngine) => Promise<void>): Promise<void>;
  ping(): Promise<void>;
  close(): Promise<void>;
}
