import type { FieldTest, Sort } from './conditions.js';
import type { AnyCollectionDefinition } from './definition.js';
import type { Envelope } from './envelope.js';
import type { Lease, Store } from './port.js';
import type { UpgradableStore } from './upgrade.js';

/** What an engine gives back for a document. */
export interface StoredDocument {
  readonly version: number;
  readonly schema: number;
  readonly payload: string;
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
  /** @returns whether the document was there at that version. @throws DuplicateKeyError */
  replace(envelope: Envelope, expectedVersion: number): Promise<boolean>;
  take(id: string): Promise<StoredDocument | undefined>;
  claim(search: Search, lease: Lease): Promise<StoredDocument | undefined>;
  find(search: Search, limit: number | undefined, offset: number): Promise<StoredDocument[]>;
  count(tests: readonly FieldTest[]): Promise<number>;
  remove(tests: readonly FieldTest[]): Promise<number>;
}

/** One engine, connected. */
export interface Engine {
  readonly name: Store['engine'];
  readonly upgradable: UpgradableStore;
  collection(definition: AnyCollectionDefinition): EngineCollection;
  ping(): Promise<void>;
  close(): Promise<void>;
}
