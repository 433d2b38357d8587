import mongoose from 'mongoose';
import type { Connection, Model } from 'mongoose';
import type { AnyCollectionDefinition } from '../definition.js';
import type { Engine, EngineCollection, LockedEngine, RecordedCollection } from '../engine.js';
import { StoreError } from '../errors.js';
import { backUpBeforeUpgrade } from './backup-before-upgrade.js';
import { makeIndexes, prepareCollection } from './indexes.js';
import { modelOf, plainModel } from './model.js';
import { MongodbCollection } from './mongodb-collection.js';
import { withUpgradeLock } from './upgrade-lock.js';

const SERVER_PATIENCE = 10_000;
const UPGRADE_LOCK = { lease: 30_000, patience: 600_000 };
const NAMES_DATABASE = /^[^:]+:\/\/[^/]+\/[^?]/;
const DEFAULT_DATABASE = 'parcours';
const RECORDS = 'store_collections';

interface CollectionRecord {
  _id: string;
  schemaVersion: number;
  layout: string;
}

/**
 * MongoDB through mongoose, on a connection of its own. What is confirmed has reached a majority of the
 * servers and their journals; what is read cannot be rolled back.
 */
export class MongodbEngine implements Engine {
  readonly name = 'mongodb';
  readonly #connection: Connection;
  readonly #backupDirectory: string;

  private constructor(connection: Connection, backupDirectory: string) {
    this.#connection = connection;
    this.#backupDirectory = backupDirectory;
  }

  /** @throws StoreError when the address is wrong or no server answers within ten seconds
   * (or `serverSelectionTimeoutMS` in the address). */
  static async open(url: string, backupDirectory: string): Promise<MongodbEngine> {
    const connection = mongoose.createConnection(url, {
      autoCreate: false,
      autoIndex: false,
      bufferCommands: false,
      readConcernLevel: 'majority',
      readPreference: 'primary',
      writeConcern: { w: 'majority', journal: true, wtimeoutMS: SERVER_PATIENCE },
      ...(url.includes('serverSelectionTimeoutMS=') ? {} : { serverSelectionTimeoutMS: SERVER_PATIENCE }),
      ...(NAMES_DATABASE.test(url) ? {} : { dbName: DEFAULT_DATABASE }),
    });
    try {
      await connection.asPromise();
      return new MongodbEngine(connection, backupDirectory);
    } catch (error) {
      await connection.close(true);
      throw new StoreError('cannot reach the MongoDB server', { cause: error });
    }
  }

  collection(definition: AnyCollectionDefinition): EngineCollection {
    return new MongodbCollection(definition, modelOf(this.#connection, definition));
  }

  async recorded(): Promise<ReadonlyMap<string, RecordedCollection>> {
    const records = await this.#records().find().lean();
    return new Map(records.map(({ _id, schemaVersion, layout }) => [_id, { schema: schemaVersion, layout }]));
  }

  async underLock(work: (locked: LockedEngine) => Promise<void>): Promise<void> {
    const locked: LockedEngine = {
      collection: (definition) => this.collection(definition),
      backUp: (definitions) => backUpBeforeUpgrade(this, definitions, this.#backupDirectory),
      prepare: (definition) => prepareCollection(this.#connection, definition),
      makeIndexes: (definition) => makeIndexes(this.#connection, definition),
      record: (collection, record) => this.#record(collection, record),
    };
    await withUpgradeLock(this.#connection, UPGRADE_LOCK, () => work(locked));
  }

  async ping(): Promise<void> {
    await this.#connection.getClient().db().command({ ping: 1 });
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #record(collection: string, { schema, layout }: RecordedCollection): Promise<void> {
    const changes = { $set: { schemaVersion: schema, layout } };
    await this.#records().updateOne({ _id: collection }, changes, { upsert: true });
  }

  #records(): Model<CollectionRecord> {
    return plainModel<CollectionRecord>(this.#connection, RECORDS, {
      _id: String,
      schemaVersion: Number,
      layout: String,
    });
  }
}
