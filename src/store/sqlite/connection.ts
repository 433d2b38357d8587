import Database from 'libsql';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { Durability } from '../port.js';
import { LogOnDisk } from './log-on-disk.js';
import { SharedTransactions } from './shared-transactions.js';
import { Statements, type Bindable, type Row } from './statements.js';

/** The path of a database that no file holds. */
export const IN_MEMORY = ':memory:';

/** The driver blocks the process while it waits for a lock, so it waits this long only, in milliseconds. */
const NATIVE_WAIT = 20;
/** Pages of the log after which a commit brings it into the file itself, should nobody else have done so: 40 MB. */
const LONGEST_LOG = 10_000;
/** Pages kept in memory, in KiB. */
const CACHE = 16_384;
/**
 * After so many commits SQLite may renew its statistics. Without them it takes an index of a field with few
 * values for a good one: a sorted page took a hundred times as long.
 */
const COMMITS_PER_RENEWAL = 1000;

/** Of all connections of this process. */
let commitsHere = 0;

/** One connection to a SQLite file. Rows come as arrays, in the order of the columns asked for. */
export class Connection {
  readonly #database: Database.Database;
  readonly #patience: number;
  readonly #statements: Statements;
  readonly #log: LogOnDisk;
  readonly #shared: SharedTransactions;
  #commits = 0;
  /** As it was found in this callback of the event loop, and when others here had committed so often. */
  #foreign: { readonly version: number; readonly others: number } | undefined;
  #exclusive = false;
  #closed = false;

  /**
   * Opens a file that another process may hold for a moment: one that comes after a process that was killed locks
   * it while it reads what the dead one left in the log.
   * @param patience how long this, and later each write, waits for another process, in milliseconds
   * @throws StoreError when the file cannot be opened.
   */
  static async open(path: string, patience: number): Promise<Connection> {
    try {
      return new Connection(path, await whenFree(() => openDatabase(path), patience), patience);
    } catch (error) {
      throw new StoreError(`cannot open the database file ${path}`, { cause: error });
    }
  }

  private constructor(path: string, database: Database.Database, patience: number) {
    this.#database = database;
    this.#statements = new Statements(database);
    this.#patience = patience;
    this.#log = new LogOnDisk(path === IN_MEMORY ? undefined : `${path}-wal`);
    this.#shared = new SharedTransactions({
      // A statement that met a lock stays open and would hold back the commit of later ones. So a transaction first
      // takes the lock by a statement that the driver forgets at once, and meets none afterwards.
      begin: () => this.configure('BEGIN IMMEDIATE'),
      commit: () => this.#commit(),
      lasts: () => this.#log.settled(),
      rollBack: () => this.#rollBack(),
      isOpen: () => this.#database.inTransaction,
    });
  }

  /** The rows of a statement that only reads. */
  async all(sql: string, values: readonly Bindable[] = []): Promise<Row[]> {
    return this.#patiently(() => this.#statements.rows(sql, values));
  }

  /** The first row of a statement that only reads, if there is one. */
  async first(sql: string, values: readonly Bindable[]): Promise<Row | undefined> {
    return this.#patiently(() => this.#statements.first(sql, values));
  }

  /** A number that is another one once another connection has written, in this process or elsewhere. */
  async foreignWrites(): Promise<number> {
    const others = commitsHere - this.#commits;
    if (this.#foreign?.others !== others) {
      const [version] = (await this.first('PRAGMA data_version', [])) ?? [];
      this.#foreign = { version: Number(version), others };
      // What other processes write from now on is for the next callback to see: none can have told this one of it.
      process.nextTick(() => (this.#foreign = undefined));
    }
    return this.#foreign.version;
  }

  /** Runs one writing statement and gives how many rows it changed, once that lasts. */
  async write(
    sql: string,
    values: readonly Bindable[] = [],
    durability: Durability = 'full',
  ): Promise<number> {
    return this.#write(() => this.change(sql, values), durability);
  }

  /** Runs one writing statement with `RETURNING` and gives the first row, once that lasts. */
  async writeReturning(
    sql: string,
    values: readonly Bindable[],
    durability: Durability = 'full',
  ): Promise<Row | undefined> {
    return this.#write(() => this.#statements.first(sql, values), durability);
  }

  /** Answers when a page of the file can be written and reaches the disk: a transaction that changes none needs no room. */
  async ping(): Promise<void> {
    await this.#write(() => this.#database.exec('PRAGMA user_version=1'), 'full');
  }

  /** Runs one writing statement in the transaction that {@link exclusively} has open. */
  change(sql: string, values: readonly Bindable[] = []): number {
    return this.#statements.change(sql, values);
  }

  /**
   * Runs work in one transaction that no other process's write can enter; a process that dies in it leaves
   * nothing of it behind. Every write of this connection joins it: use it before the connection is shared.
   * @param patience how long to wait for other writers, in milliseconds
   */
  async exclusively(work: () => Promise<void>, patience: number): Promise<void> {
    await this.#patiently(() => this.#database.exec('PRAGMA synchronous=FULL; BEGIN IMMEDIATE'), patience);
    this.#exclusive = true;
    try {
      await work();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#exclusive = false;
      this.#database.exec('PRAGMA synchronous=NORMAL');
    }
  }

  /** Runs a statement that sets up the connection or the file, and is given no foreign data. */
  async configure(sql: string): Promise<void> {
    await this.#patiently(() => this.#database.exec(sql));
  }

  /** Refuses what waits, brings the file up to date, so that it can be copied without its log, and lets it go. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#shared.settled();
    this.#statements.clear();
    this.#maintain('PRAGMA optimize');
    // The driver itself lets go only when its statements are collected as garbage.
    this.#maintain('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
    await this.#log.close();
  }

  async #write<R>(work: () => R, durability: Durability): Promise<R> {
    if (this.#exclusive) return this.#patiently(work);
    try {
      if (durability === 'full') this.#log.refuseAfterFailure();
      return await this.#shared.write(work, durability);
    } catch (error) {
      throw refusal(error);
    }
  }

  #commit(): void {
    this.#database.exec('COMMIT');
    this.#commits += 1;
    commitsHere += 1;
    if (this.#commits % COMMITS_PER_RENEWAL === 0) this.#maintain('PRAGMA optimize');
  }

  #maintain(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch {
      // Another process is in the way: the next time will do.
    }
  }

  #rollBack(): void {
    // The driver ends the process when a database that is closed is asked.
    if (!this.#closed && this.#database.inTransaction) this.#database.exec('ROLLBACK');
  }

  async #patiently<R>(attempt: () => R, patience = this.#patience): Promise<R> {
    return whenFree(() => {
      if (this.#closed) throw new StoreError('the store is closed');
      return attempt();
    }, patience);
  }
}

/** `NORMAL` keeps the file whole whatever happens, and leaves to {@link LogOnDisk} to wait for the disk. */
function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: NATIVE_WAIT });
  try {
    database.exec(
      `PRAGMA synchronous=NORMAL; PRAGMA analysis_limit=1000; PRAGMA cache_size=-${CACHE}; ` +
        `PRAGMA wal_autocheckpoint=${LONGEST_LOG}`,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** What an attempt gives, tried again for as long as another process is in the way. */
async function whenFree<R>(attempt: () => R, patience: number): Promise<R> {
  const deadline = Date.now() + patience;
  for (;;) {
    try {
      return attempt();
    } catch (error) {
      if (!isBusy(error)) throw refusal(error);
      if (Date.now() > deadline) {
        throw new StoreError(`the database was locked for ${patience} ms`, { cause: error });
      }
      await delay(1 + Math.random() * 10);
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Constraints are the caller's to explain; what else the database refuses is a fault of the store. */
function refusal(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError) || error.code.startsWith('SQLITE_CONSTRAINT')) return error;
  return new StoreError(`the database refused a statement (${error.code})`, { cause: error });
}
