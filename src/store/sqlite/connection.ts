import Database from 'libsql';
import AsideDatabase from 'libsql/promise';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { Durability } from '../port.js';
import { SharedTransactions } from './shared-transactions.js';
import { Statements, type Bindable, type Row } from './statements.js';

/** The path of a database that no file holds. */
export const IN_MEMORY = ':memory:';

/** The driver blocks the process while it waits for a lock, so it waits this long only, in milliseconds. */
const NATIVE_WAIT = 20;
/** Pages of the log after which a commit brings it into the file itself, should nobody else have done so: 40 MB. */
const LONGEST_LOG = 10_000;
/** Pages kept in memory, in KiB: those that all requests go through, and those of the few that come amid a commit. */
const CACHE = 16_384;
const CACHE_AMID_COMMITS = 2_048;
/**
 * After so many commits SQLite may renew its statistics. Without them it takes an index of a field with few
 * values for a good one: a sorted page took a hundred times as long.
 */
const COMMITS_PER_RENEWAL = 1000;
/** `FULL` waits until each commit is on the disk; `NORMAL` leaves the last instants to the system. */
const SYNCHRONOUS: Readonly<Record<Durability, string>> = { full: 'FULL', relaxed: 'NORMAL' };

/**
 * One connection to a SQLite file, with another beside it for those who read while it commits. Rows come as arrays, in
 * the order of the columns asked for.
 */
export class Connection {
  readonly #path: string;
  readonly #database: Database.Database;
  readonly #patience: number;
  readonly #statements: Statements;
  readonly #shared: SharedTransactions;
  #beside: { readonly database: Database.Database; readonly statements: Statements } | undefined;
  #committing = false;
  #commits = 0;
  #durability: Durability = 'full';
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
      return new Connection(path, await whenFree(() => openDatabase(path, CACHE), patience), patience);
    } catch (error) {
      throw new StoreError(`cannot open the database file ${path}`, { cause: error });
    }
  }

  private constructor(path: string, database: Database.Database, patience: number) {
    this.#path = path;
    this.#database = database;
    this.#statements = new Statements(database);
    this.#patience = patience;
    this.#shared = new SharedTransactions({
      // A statement that met a lock stays open and would hold back the commit of later ones. So a transaction first
      // takes the lock by a statement that the driver forgets at once, and meets none afterwards.
      begin: (durability) => this.configure(`${this.#lasting(durability)}BEGIN IMMEDIATE`),
      commit: () => this.#commit(),
      rollBack: () => this.#rollBack(),
      isOpen: () => this.#database.inTransaction,
    });
  }

  /** The rows of a statement that only reads. */
  async all(sql: string, values: readonly Bindable[] = []): Promise<Row[]> {
    return this.#patiently(() => this.#readable().rows(sql, values));
  }

  /** The first row of a statement that only reads, if there is one. */
  async first(sql: string, values: readonly Bindable[]): Promise<Row | undefined> {
    return this.#patiently(() => this.#readable().first(sql, values));
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

  /** Answers when a transaction can begin and be committed. */
  async ping(): Promise<void> {
    await this.#write(() => undefined, 'relaxed');
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
    await this.#patiently(() => this.#database.exec(`${this.#lasting('full')}BEGIN IMMEDIATE`), patience);
    this.#exclusive = true;
    try {
      await work();
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#rollBack();
      throw error;
    } finally {
      this.#exclusive = false;
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
    this.#beside?.statements.clear();
    this.#beside?.database.close();
    this.#statements.clear();
    this.#maintain('PRAGMA optimize');
    // The driver itself lets go only when its statements are collected as garbage.
    this.#maintain('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }

  async #write<R>(work: () => R, durability: Durability): Promise<R> {
    if (this.#exclusive) return this.#patiently(work);
    try {
      return await this.#shared.write(work, durability);
    } catch (error) {
      throw refusal(error);
    }
  }

  /** What makes the next transaction last as long as it must, if it is not so already. */
  #lasting(durability: Durability): string {
    if (durability === this.#durability) return '';
    this.#durability = durability;
    return `PRAGMA synchronous=${SYNCHRONOUS[durability]};`;
  }

  /** A commit that waits for the disk does so on the driver's own thread, and nobody else waits with it. */
  async #commit(): Promise<void> {
    if (this.#durability === 'full' && this.#path !== IN_MEMORY) {
      this.#committing = true;
      try {
        await AsideDatabase.prototype.exec.call(this.#database, 'COMMIT');
      } finally {
        this.#committing = false;
      }
    } else {
      this.#database.exec('COMMIT');
    }
    this.#commits += 1;
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

  /** Where to read: amid a commit the connection is the driver's, and what it commits is nobody's yet. */
  #readable(): Statements {
    if (!this.#committing) return this.#statements;
    if (this.#beside === undefined) {
      const database = openDatabase(this.#path, CACHE_AMID_COMMITS);
      this.#beside = { database, statements: new Statements(database) };
    }
    return this.#beside.statements;
  }

  async #patiently<R>(attempt: () => R, patience = this.#patience): Promise<R> {
    return whenFree(() => {
      if (this.#closed) throw new StoreError('the store is closed');
      return attempt();
    }, patience);
  }
}

function openDatabase(path: string, cache: number): Database.Database {
  const database = new Database(path, { timeout: NATIVE_WAIT });
  try {
    database.exec(
      `PRAGMA synchronous=FULL; PRAGMA analysis_limit=1000; PRAGMA cache_size=-${cache}; ` +
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
