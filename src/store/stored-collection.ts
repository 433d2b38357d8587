import { checkQuery, readWhere } from './conditions.js';
import type { EngineCollection, Search, StoredDocument } from './engine.js';
import { indexedFields, isStorableText, seal, unseal } from './envelope.js';
import { ConflictError, DuplicateKeyError, StoreError } from './errors.js';
import { everyDocument } from './every-document.js';
import { KeptDocuments } from './kept-documents.js';
import type { Fields } from './kept-finds.js';
import type { Collection, CollectionDefinition, Entity, Lease, Query, Versioned, Where } from './port.js';

/** The port's collection over any engine: checks what goes in, and reads envelopes that come out. */
export class StoredCollection<T extends Entity> implements Collection<T> {
  readonly #definition: CollectionDefinition<T>;
  readonly #engine: EngineCollection;
  readonly #kept: KeptDocuments<T>;
  readonly #foreignWrites: () => Promise<number> | undefined;

  /** @param foreignWrites as {@link Engine.foreignWrites} */
  constructor(
    definition: CollectionDefinition<T>,
    engine: EngineCollection,
    foreignWrites: () => Promise<number> | undefined,
  ) {
    this.#definition = definition;
    this.#engine = engine;
    this.#kept = new KeptDocuments(definition.kept ?? 0);
    this.#foreignWrites = foreignWrites;
  }

  async get(id: string): Promise<Versioned<T> | undefined> {
    if (!isStorableText(id)) return undefined;
    const foreignWrites = this.#kept.room > 0 ? await this.#foreignWrites() : undefined;
    if (foreignWrites === undefined) return this.#versioned(await this.#engine.get(id));
    const known = this.#kept.asOf(foreignWrites).get(id);
    if (known !== undefined) return known;
    const { mark } = this.#kept;
    const found = this.#versioned(await this.#engine.get(id));
    return found && this.#kept.keep(found, mark);
  }

  async insert(doc: T): Promise<void> {
    const { envelope, document } = seal(this.#definition, doc);
    try {
      await this.#writing(
        envelope.id,
        [envelope.fields],
        () => this.#engine.insert(envelope),
        () => ({ doc: document, version: 1 }),
      );
    } catch (error) {
      // Engines look at unique keys in orders of their own; the port promises the id first.
      const idTaken =
        error instanceof DuplicateKeyError && (await this.#engine.get(envelope.id)) !== undefined;
      throw idTaken ? new DuplicateKeyError(this.#definition.name, 'id') : error;
    }
  }

  async replace(doc: T, expectedVersion: number): Promise<number> {
    const { envelope, document } = seal(this.#definition, doc);
    const before = this.#fieldsAt(envelope.id, expectedVersion);
    const changed =
      before && this.#definition.indexed.filter((it) => before.get(it) !== envelope.fields.get(it));
    const touched = before && (changed?.length === 0 ? [] : [before, envelope.fields]);
    const version = expectedVersion + 1;
    const replaced = await this.#writing(
      envelope.id,
      touched,
      () => this.#engine.replace(envelope, expectedVersion, changed),
      (wasThere) => (wasThere ? { doc: document, version } : undefined),
    );
    if (!replaced) throw new ConflictError(this.#definition.name, envelope.id);
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
    const claimed = this.#versioned(await this.#engine.claim(this.#search(query), lease));
    if (claimed !== undefined) this.#kept.leased(claimed.doc.id);
    return claimed;
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
    const tests = readWhere(this.#definition, where);
    this.#kept.forgetAll();
    try {
      return await this.#engine.remove(tests);
    } finally {
      this.#kept.forgetAll();
    }
  }

  async #take(id: string): Promise<StoredDocument | undefined> {
    return this.#writing(id, undefined, () => this.#engine.take(id));
  }

  /**
   * @param touched as {@link KeptDocuments.writes} takes them
   * @param outcome what the document is by that result
   */
  async #writing<R>(
    id: string,
    touched: readonly Fields[] | undefined,
    write: () => Promise<R>,
    outcome: (result: R) => Versioned<T> | undefined = () => undefined,
  ): Promise<R> {
    const underWay = this.#kept.writes(id, touched);
    let written: Versioned<T> | undefined;
    try {
      const result = await write();
      written = outcome(result);
      return result;
    } finally {
      this.#kept.wrote(underWay, written);
    }
  }

  /** The indexed fields of that version, where it is kept. */
  #fieldsAt(id: string, version: number): Fields | undefined {
    const known = this.#kept.at(id, version);
    return known && indexedFields(this.#definition, known.doc);
  }

  async #findFirst(search: Search, offset: number): Promise<Versioned<T>[]> {
    const known = await this.#foundBefore(search, offset);
    if (known !== undefined) return known;
    const before = this.#kept.mark;
    const head = await this.#engine.head(search, offset);
    if (offset === 0) this.#kept.keepFind(search, head?.id, before);
    if (head === undefined) return [];
    const kept = this.#kept.at(head.id, head.version);
    if (kept !== undefined) return [kept];
    const { mark } = this.#kept;
    const found = await this.#engine.find(search, 1, offset);
    return found.map((stored) => this.#kept.keep(this.#read(stored), mark));
  }

  /** The same as the last time, where nothing has been written that could change it. */
  async #foundBefore(search: Search, offset: number): Promise<Versioned<T>[] | undefined> {
    const foreignWrites = await this.#foreignWrites();
    if (foreignWrites === undefined || offset > 0) return undefined;
    const found = this.#kept.asOf(foreignWrites).find(search);
    if (found === undefined) return undefined;
    if (found.first === undefined) return [];
    const first = await this.get(found.first);
    return first && [first];
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
