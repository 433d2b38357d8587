import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AnyCollectionDefinition } from '../definition.js';
import type { Engine, EngineCollection, LockedEngine, RecordedCollection } from '../engine.js';
import { StoreError } from '../errors.js';
import { startCheckpoints, type Checkpoints } from './checkpoints.js';
import { Connection, IN_MEMORY } from './connection.js';
import { copyDatabase } from './copy-database.js';
import { makeIndexes, prepareTable, readRecords, writeRecord } from './layout.js';
import { SqliteCollection } from './sqlite-collection.js';

/** How long a write waits for another process's, and a start for another start's upgrade, in milliseconds. */
const WRITE_PATIENCE = 10_000;
const UPGRADE_PATIENCE = 600_000;

/**
 * The embedded engine: one SQLite file, which only its owner may read, in write-ahead mode. One connection reads and
 * writes: each of two would drop its pages whenever the other one wrote.
 */
export class SqliteEngine implements Engine {
  readonly name = 'sqlite';
  readonly #path: string;
  readonly #backupDirectory: string;
  readonly #connection: Connection;
  #checkpoints: Checkpoints | undefined;

  private constructor(path: string, backupDirectory: string, connection: Connection) {
    this.#path = path;
    this.#backupDirectory = backupDirectory;
    this.#connection = connection;
  }

  /** @throws StoreError when the file cannot be made or opened, or is no database. */
  static async open(path: string, backupDirectory: string): Promise<SqliteEngine> {
    if (path !== IN_MEMORY) await makeFile(path);
    const connection = await Connection.open(path, WRITE_PATIENCE);
    const engine = new SqliteEngine(path, backupDirectory, connection);
    await connection.all('PRAGMA journal_mode=WAL');
    if (path !== IN_MEMORY) engine.#checkpoints = startCheckpoints(path);
    return engine;
  }

  collection(definition: AnyCollectionDefinition): EngineCollection {
    return new SqliteCollection(definition, this.#connection);
  }

  async foreignWrites(): Promise<number> {
    return this.#connection.foreignWrites();
  }

  async ping(): Promise<void> {
    await this.#connection.ping();
  }

  async close(): Promise<void> {
    await this.#checkpoints?.stop();
    await this.#connection.close();
  }

  async recorded(): Promise<ReadonlyMap<string, RecordedCollection>> {
    return readRecords(this.#connection);
  }

  async underLock(work: (locked: LockedEngine) => Promise<void>): Promise<void> {
    const connection = this.#connection;
    const locked: LockedEngine = {
      collection: (definition) => new SqliteCollection(definition, connection),
      backUp: () => copyDatabase(this.#path, this.#backupDirectory),
      prepare: (definition) => prepareTable(connection, definition),
      makeIndexes: async (definition) => makeIndexes(connection, definition),
      record: async (collection, record) => writeRecord(connection, collection, record),
    };
    await connection.exclusively(() => work(locked), UPGRADE_PATIENCE);
  }
}

async function makeFile(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'a', 0o600);
    await file.close();
  } catch (error) {
    throw new StoreError(`cannot make the database file ${path}`, { cause: error });
  }
}
