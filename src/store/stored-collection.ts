import { checkQuery, readWhere } from './conditions.js';
import type { EngineCollection, Search, StoredDocument } from './engine.js';
import { isStorableText, seal, unseal } from './envelope.js';
import { ConflictError, DuplicateKeyError, StoreError } from './errors.js';
import { everyDocument } from './every-document.js';
import { KeptDocuments } from './kept-documents.js';
import type { Collection, CollectionDefinition, Entity, Lease, Query, Versioned, Where } from './port.js';

/** The port's collection over any engine: checks what goes in, and reads envelopes that come out. */
export class StoredCollection<T extends Entity> implements Collection<T> {
  readonly #definition: CollectionDefinition<T>;
  readonly #engine: EngineCollection;
  readonly #kept: KeptDocuments<T>;

  constructor(definition: CollectionDefinition<T>, engine: EngineCollection) {
    this.#definition = definition;
    this.#engine = engine;
    this.#kept = new KeptDocuments(definition.kept ?? 0);
  }

  async get(id: string): Promise<Versioned<T> | undefined> {
    if (!isStorableText(id)) return undefined;
    return this.#versioned(await this.#engine.get(id));
  }

  async insert(doc: T): Promise<void> {
    const { envelope, document } = seal(this.#definition, doc);
    try {
      await this.#engine.insert(envelope);
    } catch (error) {
      // Engines look at unique keys in orders of their own; the port promises the id first.
      const idTaken =
        error instanceof DuplicateKeyError && (await this.#engine.get(envelope.id)) !== undefined;
      throw idTaken ? new DuplicateKeyError(this.#definition.name, 'id') : error;
    }
    this.#kept.keep({ doc: document, version: 1 });
  }

  async replace(doc: T, expectedVersion: number): Promise<number> {
    const { envelope, document } = seal(this.#definition, doc);
    const replaced = await this.#engine.replace(envelope, expectedVersion);
    if (!replaced) throw new ConflictError(this.#definition.name, envelope.id);
    const version = expectedVersion + 1;
    this.#kept.keep({ doc: document, version });
    return version;
  }

  async take(id: string): Promise<T | undefined> {
    if (!isStorableText(id)) return undefined;
    return this.#versioned(await this.#take(id))?.doc;
  }

  async claim(query: Omit<Query<T>, 'limit' | 'offset'>, lease: Lease): Promise<Versioned<T> | undefined> {
    if (!Number.isFinite(lease.now) || !Number.isFinite(lease.until) || lease.until <= lease.now) {
      throw new StoreError(`${this.#definition.name}: a lease must end after now`);
    }
    return this.#versioned(await this.#engine.claim(this.#search(query), lease));
  }

  async find(query: Query<T>): Promise<Versioned<T>[]> {
    const search = this.#search(query);
    if (query.limit === 0) return [];
    if (query.limit === 1 && this.#kept.room > 0) return this.#findFirst(search, query.offset ?? 0);
    const found = await this.#engine.find(search, query.limit, query.offset ?? 0);
    return found.map((stored) => this.#read(stored));
  }

  async count(where: Where<T>): Promise<number> {
    return this.#engine.count(readWhere(this.#definition, where));
  }

  async *stream(where: Where<T>): AsyncGenerator<T> {
    const tests = readWhere(this.#definition, where);
    for await (const { stored, document } of everyDocument(this.#engine, tests)) {
      yield unseal(this.#definition, stored.schema, document);
    }
  }

  async remove(id: string): Promise<boolean> {
    return isStorableText(id) && (await this.#take(id)) !== undefined;
  }

  async removeWhere(where: Where<T>): Promise<number> {
    const removed = await this.#engine.remove(readWhere(this.#definition, where));
    this.#kept.forgetAll();
    return removed;
  }

  async #take(id: string): Promise<StoredDocument | undefined> {
    const taken = await this.#engine.take(id);
    this.#kept.forget(id);
    return taken;
  }

  async #findFirst(search: Search, offset: number): Promise<Versioned<T>[]> {
    const head = await this.#engine.head(search, offset);
    if (head === undefined) return [];
    const known = this.#kept.at(head.id, head.version);
    if (known !== undefined) return [known];
    const found = await this.#engine.find(search, 1, offset);
    return found.map((stored) => this.#kept.keep(this.#read(stored)));
  }

  #search(query: Query<T>): Search {
    checkQuery(this.#definition, query);
    return { tests: readWhere(this.#definition, query.where ?? {}), sort: query.sort ?? [] };
  }

  #versioned(stored: StoredDocument | undefined): Versioned<T> | undefined {
    return stored && this.#read(stored);
  }

  #read({ version, schema, payload }: StoredDocument): Versioned<T> {
    return { doc: unseal(this.#definition, schema, JSON.parse(payload)), version };
  }
}
