import type Database from 'libsql';
import { keepNewest } from '../../assessment/keep-newest.js';
import { StoreError } from '../errors.js';

/** What may be bound to a statement. The driver ends the process on anything else, so it is checked here. */
export type Bindable = string | number | null | Buffer;

export type Row = readonly unknown[];

const KEPT = 500;

/** The statements of one connection, prepared once each. */
export class Statements {
  readonly #database: Database.Database;
  readonly #prepared = new Map<string, Database.Statement>();

  constructor(database: Database.Database) {
    this.#database = database;
  }

  rows(sql: string, values: readonly Bindable[]): Row[] {
    const rows = this.#statement(sql, 'rows').all(checked(values));
    return rows.filter((row) => Array.isArray(row));
  }

  first(sql: string, values: readonly Bindable[]): Row | undefined {
    const row: unknown = this.#statement(sql, 'first').get(checked(values));
    return Array.isArray(row) ? row : undefined;
  }

  /** @returns how many rows it changed */
  change(sql: string, values: readonly Bindable[]): number {
    return this.#statement(sql, 'count').run(checked(values)).changes;
  }

  clear(): void {
    this.#prepared.clear();
  }

  /**
   * A statement for each way of asking, though the text is the same: asked for its first row after it was asked for
   * all, the driver answers with the values that were bound before.
   */
  #statement(sql: string, result: 'rows' | 'first' | 'count'): Database.Statement {
    const key = `${result} ${sql}`;
    const known = this.#prepared.get(key);
    if (known !== undefined) return known;
    const statement = this.#database.prepare(sql);
    if (result !== 'count') statement.raw();
    keepNewest(this.#prepared, key, statement, KEPT);
    return statement;
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
