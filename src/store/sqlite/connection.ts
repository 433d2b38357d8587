import Database from 'libsql';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.js';
import type { Durability } from '../port.js';

/** What may be bound to a statement. The driver ends the process on anything else, so it is checked here. */
export type Bindable = string | number | null | Buffer;

export type Row = readonly unknown[];

/** The driver blocks the process while it waits for a lock, so it waits this long only, in milliseconds. */
const NATIVE_WAIT = 20;
const CACHED_STATEMENTS = 500;
/**
 * After so many writes SQLite may renew its statistics. Without them it takes an index of a field with few
 * values for a good one: a sorted page took a hundred times as long.
 */
const WRITES_PER_RENEWAL = 1000;
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
  #writes = 0;
  #exclusive = false;
  #closed = false;

  /**
   * @param durability what a confirmed write survives
   * @param patience how long a write waits for another process's, in milliseconds
   * @throws StoreError when the file cannot be opened.
   */
  constructor(path: string, durability: Durability, patience: number) {
    this.#patience = patience;
    try {
      this.#database = new Database(path, { timeout: NATIVE_WAIT });
      this.#database.exec(`PRAGMA synchronous=${SYNCHRONOUS[durability]}; PRAGMA analysis_limit=1000`);
    } catch (error) {
      throw new StoreError(`cannot open the database file ${path}`, { cause: error });
    }
  }

  /** The rows of a statement that only reads. */
  async all(sql: string, values: readonly Bindable[] = []): Promise<Row[]> {
    return this.#patiently(() => this.#rows(sql, values));
  }

  /** Runs one writing statement in a transaction of its own, and gives how many rows it changed. */
  async write(sql: string, values: readonly Bindable[] = []): Promise<number> {
    return this.#patiently(() => this.#inTransaction(() => this.change(sql, values)));
  }

  /** Runs one writing statement with `RETURNING` in a transaction of its own, and gives the first row. */
  async writeReturning(sql: string, values: readonly Bindable[]): Promise<Row | undefined> {
    return this.#patiently(() => this.#inTransaction(() => this.#rows(sql, values)[0]));
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
    await this.#patiently(() => this.#database.exec('BEGIN IMMEDIATE'), patience);
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

  /** Brings the file up to date, so that it can be copied without its log, and lets it go. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#statements.clear();
    this.#maintain('PRAGMA optimize');
    // The driver itself lets go only when its statements are collected as garbage.
    this.#maintain('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#database.close();
  }

  // A statement that met a lock stays open and would hold back the commit of later ones. So a write first
  // takes the lock by a statement that the driver forgets at once, and meets none afterwards.
  #inTransaction<R>(work: () => R): R {
    if (this.#exclusive) return work();
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#database.exec('COMMIT');
      this.#writes += 1;
      if (this.#writes % WRITES_PER_RENEWAL === 0) this.#maintain('PRAGMA optimize');
      return result;
    } catch (error) {
      this.#rollBack();
      throw error;
    }
  }

  #maintain(sql: string): void {
    try {
      this.#database.exec(sql);
    } catch {
      // Another process is in the way: the next time will do.
    }
  }

  #rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
  }

  #rows(sql: string, values: readonly Bindable[]): Row[] {
    const rows = this.#prepared(sql, 'rows').all(checked(values));
    return rows.filter((row) => Array.isArray(row));
  }

  #prepared(sql: string, result: 'rows' | 'count'): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (result === 'rows') statement.raw();
    for (const oldest of this.#statements.keys()) {
      if (this.#statements.size < CACHED_STATEMENTS) break;
      this.#statements.delete(oldest);
    }
    this.#statements.set(sql, statement);
    return statement;
  }

  async #patiently<R>(attempt: () => R, patience = this.#patience): Promise<R> {
    const deadline = Date.now() + patience;
    for (;;) {
      if (this.#closed) throw new StoreError('the store is closed');
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
