import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { AnyCollectionDefinition } from '../definition.js';
import type { Engine, EngineCollection, LockedEngine, RecordedCollection } from '../engine.js';
import { StoreError } from '../errors.js';
import type { Durability } from '../port.js';
import { Connection } from './connection.js';
import { copyDatabase } from './copy-database.js';
import { makeIndexes, prepareTable, readRecords, writeRecord } from './layout.js';
import { SqliteCollection } from './sqlite-collection.js';

/** How long a write waits for another process's, and a start for another start's upgrade, in milliseconds. */
const WRITE_PATIENCE = 10_000;
const UPGRADE_PATIENCE = 600_000;

const IN_MEMORY = ':memory:';

/**
 * The embedded engine: one SQLite file, which only its owner may read, in write-ahead mode. Writes that must
 * survive a power cut go through a connection that waits for the disk, the others through one that does not.
 */
export class SqliteEngine implements Engine {
  readonly name = 'sqlite';
  readonly #path: string;
  readonly #backupDirectory: string;
  readonly #connections: Readonly<Record<Durability, Connection>>;

  private constructor(path: string, backupDirectory: string) {
    this.#path = path;
    this.#backupDirectory = backupDirectory;
    const full = new Connection(path, 'full', WRITE_PATIENCE);
    // Each connection to memory would have a database of its own.
    const relaxed = path === IN_MEMORY ? full : new Connection(path, 'relaxed', WRITE_PATIENCE);
    this.#connections = { full, relaxed };
  }

  /** @throws StoreError when the file cannot be made or opened, or is no database. */
  static async open(path: string, backupDirectory: string): Promise<SqliteEngine> {
    if (path !== IN_MEMORY) await makeFile(path);
    const engine = new SqliteEngine(path, backupDirectory);
    await engine.#connections.full.all('PRAGMA journal_mode=WAL');
    return engine;
  }

  collection(definition: AnyCollectionDefinition): EngineCollection {
    return new SqliteCollection(definition, this.#connections[definition.durability]);
  }

  async ping(): Promise<void> {
    await this.#connections.full.configure('BEGIN IMMEDIATE; ROLLBACK');
  }

  async close(): Promise<void> {
    this.#connections.relaxed.close();
    this.#connections.full.close();
  }

  async recorded(): Promise<ReadonlyMap<string, RecordedCollection>> {
    return readRecords(this.#connections.full);
  }

  async underLock(work: (locked: LockedEngine) => Promise<void>): Promise<void> {
    const connection = this.#connections.full;
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
