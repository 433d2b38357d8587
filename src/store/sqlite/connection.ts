import Database from 'libsql';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { Durability } from '../port.js';
import { SharedTransactions } from './shared-transactions.js';

/** What may be bound to a statement. The driver ends the process on anything else, so it is checked here. */
export type Bindable = string | number | null | Buffer;

export type Row = readonly unknown[];

/** The driver blocks the process while it waits for a lock, so it waits this long only, in milliseconds. */
const NATIVE_WAIT = 20;
const CACHED_STATEMENTS = 500;
/** Pages of the log after which a commit brings it into the file itself, should nobody else have done so: 40 MB. */
const LONGEST_LOG = 10_000;
/** Pages kept in memory, in KiB: those that all requests go through. */
const CACHE = 16_384;
/**
 * After so many commits SQLite may renew its statistics. Without them it takes an index of a field with few
 * values for a good one: a sorted page took a hundred times as long.
 */
const COMMITS_PER_RENEWAL = 1000;
/** `FULL` waits until each commit is on the disk; `NORMAL` leaves the last instants to the system. */
const SYNCHRONOUS: Readonly<Record<Durability, string>> = { full: 'FULL', relaxed: 'NORMAL' };

/**
 * One connection to a SQLite file: the only module that touches the driver. Rows come as arrays, in the
 * order of the columns asked for.
 */
export class Connection {
  readonly #database: Database.Database;
  readonly #patience: number;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #shared: SharedTransactions;
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
      return new Connection(await whenFree(() => openDatabase(path), patience), patience);
    } catch (error) {
      throw new StoreError(`cannot open the database file ${path}`, { cause: error });
    }
  }

  private constructor(database: Database.Database, patience: number) {
    this.#database = database;
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
    return this.#patiently(() => this.#rows(sql, values));
  }

  /** The first row of a statement that only reads, if there is one. */
  async first(sql: string, values: readonly Bindable[]): Promise<Row | undefined> {
    return this.#patiently(() => this.#first(sql, values));
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
    return this.#write(() => this.#first(sql, values), durability);
  }

  /** Runs one writing statement in the transaction that {@link exclusively} has open. */
  change(sql: string, values: readonly Bindable[] = []): number {
    return this.#prepared(sql, 'count').run(checked(values)).changes;
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

  #commit(): void {
    this.#database.exec('COMMIT');
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

  #rows(sql: string, values: readonly Bindable[]): Row[] {
    const rows = this.#prepared(sql, 'rows').all(checked(values));
    return rows.filter((row) => Array.isArray(row));
  }

  #first(sql: string, values: readonly Bindable[]): Row | undefined {
    const row: unknown = this.#prepared(sql, 'first').get(checked(values));
    return Array.isArray(row) ? row : undefined;
  }

  /**
   * A statement for each way of asking, though the text is the same: asked for its first row after it was asked for
   * all, the driver answers with the values that were bound before.
   */
  #prepared(sql: string, result: 'rows' | 'first' | 'count'): Database.Statement {
    const key = `${result} ${sql}`;
    const known = this.#statements.get(key);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (result !== 'count') statement.raw();
    for (const oldest of this.#statements.keys()) {
      if (this.#statements.size < CACHED_STATEMENTS) break;
      this.#statements.delete(oldest);
    }
    this.#statements.set(key, statement);
    return statement;
  }

  async #patiently<R>(attempt: () => R, patience = this.#patience): Promise<R> {
    return whenFree(() => {
      if (this.#closed) throw new StoreError('the store is closed');
      return attempt();
    }, patience);
  }
}

function openDatabase(path: string): Database.Database {
  const database = new Database(path, { timeout: NATIVE_WAIT });
  try {
    database.exec(
      `PRAGMA synchronous=FULL; PRAGMA analysis_limit=1000; PRAGMA cache_size=-${CACHE}; ` +
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

function checked(values: readonly Bindable[]): readonly Bindable[] {
  for (const value of values as readonly unknown[]) {
    const bindable =
      typeof value === 'string' ||
      (typeof value === 'number' && Number.isFinite(value)) ||
      value === null ||
      Buffer.isBuffer(value);
    if (!bindable) throw new StoreError(`cannot bind a value of type ${typeof value} to a statement`);
  }
  return values;
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Constraints are the caller's to explain; what else the database refuses is a fault of the store. */
function refusal(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError) || error.code.startsWith('SQLITE_CONSTRAINT')) return error;
  return new StoreError(`the database refused a statement (${error.code})`, { cause: error });
}
