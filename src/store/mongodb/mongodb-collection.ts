import type { Model } from 'mongoose';
import type { FieldTest } from '../conditions.js';
import type { AnyCollectionDefinition } from '../definition.js';
import type { EngineCollection, Head, Search, StoredDocument } from '../engine.js';
import type { Envelope } from '../envelope.js';
import { DuplicateKeyError } from '../errors.js';
import type { Lease } from '../port.js';
import { duplicateFields } from './duplicate.js';
import { filterOf, path, sortOf } from './filter.js';
import type { MongoDocument } from './mongo-document.js';

/** A collection of MongoDB; every call is one operation on one document, or one find or removal. */
export class MongodbCollection implements EngineCollection {
  readonly #definition: AnyCollectionDefinition;
  readonly #model: Model<MongoDocument>;

  constructor(definition: AnyCollectionDefinition, model: Model<MongoDocument>) {
    this.#definition = definition;
    this.#model = model;
  }

  async get(id: string): Promise<StoredDocument | undefined> {
    return stored(await this.#model.findById(id).lean());
  }

  async insert(envelope: Envelope): Promise<void> {
    await this.#writing(() => this.#model.create(documentOf(envelope, 1)));
  }

  async replace(envelope: Envelope, expectedVersion: number): Promise<boolean> {
    const filter = { _id: envelope.id, version: expectedVersion };
    const replacement = documentOf(envelope, expectedVersion + 1);
    const result = await this.#writing(() => this.#model.replaceOne(filter, replacement));
    return result.matchedCount > 0;
  }

  async take(id: string): Promise<StoredDocument | undefined> {
    return stored(await this.#model.findOneAndDelete({ _id: id }).lean());
  }

  async claim(search: Search, lease: Lease): Promise<StoredDocument | undefined> {
    return stored(
      await this.#model
        .findOneAndUpdate(
          { ...filterOf(search.tests), leaseUntil: { $lte: lease.now } },
          { $inc: { version: 1 }, $set: { leaseUntil: lease.until } },
          { sort: sortOf(search.sort), returnDocument: 'after' },
        )
        .lean(),
    );
  }

  async head(search: Search, offset: number): Promise<Head | undefined> {
    const [first] = await this.#model
      .find(filterOf(search.tests), { version: 1 })
      .sort(sortOf(search.sort))
      .skip(offset)
      .limit(1)
      .lean();
    return first && { id: first._id, version: first.version };
  }

  async find(search: Search, limit: number | undefined, offset: number): Promise<StoredDocument[]> {
    const found = await this.#model
      .find(filterOf(search.tests))
      .sort(sortOf(search.sort))
      .skip(offset)
      .limit(limit ?? 0)
      .lean();
    return found.map((document) => fromMongo(document));
  }

  async count(tests: readonly FieldTest[]): Promise<number> {
    return this.#model.countDocuments(filterOf(tests));
  }

  async remove(tests: readonly FieldTest[]): Promise<number> {
    return (await this.#model.deleteMany(filterOf(tests))).deletedCount;
  }

  async #writing<R>(write: () => Promise<R>): Promise<R> {
    try {
      return await write();
    } catch (error) {
      const keys = duplicateFields(this.#definition, error);
      throw keys === undefined ? error : new DuplicateKeyError(this.#definition.name, keys);
    }
  }
}

function documentOf(envelope: Envelope, version: number): MongoDocument {
  const { id, schema, payload, fields } = envelope;
  return {
    _id: id,
    version,
    schemaVersion: schema,
    leaseUntil: 0,
    payload,
    ...Object.fromEntries([...fields].map(([field, value]) => [path(field), value])),
  };
}

function stored(document: MongoDocument | null): StoredDocument | undefined {
  return document === null ? undefined : fromMongo(document);
}

function fromMongo({
  version,
  schemaVersion,
  payload,
}: Pick<MongoDocument, 'version' | 'schemaVersion' | 'payload'>): StoredDocument {
  return { version, schema: schemaVersion, payload };
}
