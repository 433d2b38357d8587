import { setImmediate as nextTurn } from 'node:timers/promises';
import type { FieldTest } from '../conditions.js';
import type { AnyCollectionDefinition } from '../definition.js';
import type { EngineCollection, Head, Search, StoredDocument } from '../engine.js';
import type { Envelope } from '../envelope.js';
import { DuplicateKeyError } from '../errors.js';
import type { Lease } from '../port.js';
import { DiskError } from './log-on-disk.js';
import type { Connection } from './connection.js';
import { duplicateFields } from './duplicate.js';
import { column, orderSql, table, whereSql } from './sql.js';
import type { Bindable, Row } from './statements.js';

/** A removal lets other work in after so many documents. */
const REMOVE_BATCH = 500;
const RESULT = 'version, schema, payload';

/** A collection in a table of its own: one column for each indexed field, the document as JSON text. */
export class SqliteCollection implements EngineCollection {
  readonly #definition: AnyCollectionDefinition;
  readonly #connection: Connection;
  readonly #table: string;
  readonly #get: string;
  readonly #take: string;
  readonly #insert: string;
  /** By the names of the fields that change. */
  readonly #replace = new Map<string, string>();
  /** Writes that are not on the disk yet, by id: what may still be lost is shown to nobody. */
  readonly #unsettled = new Map<string, Promise<unknown>>();

  constructor(definition: AnyCollectionDefinition, connection: Connection) {
    this.#definition = definition;
    this.#connection = connection;
    this.#table = table(definition.name);
    this.#get = `SELECT ${RESULT} FROM ${this.#table} WHERE id = ?`;
    this.#take = `DELETE FROM ${this.#table} WHERE id = ? RETURNING ${RESULT}`;
    const fields = definition.indexed.map(column);
    const columns = ['version', 'lease_until', 'id', 'schema', 'payload', ...fields].join(', ');
    this.#insert = `INSERT INTO ${this.#table} (${columns}) VALUES (1, 0, ?, ?, ?${', ?'.repeat(fields.length)})`;
  }

  async get(id: string): Promise<StoredDocument | undefined> {
    const row = await this.#connection.first(this.#get, [id]);
    await this.#unsettled.get(id);
    return row && stored(row);
  }

  async insert(envelope: Envelope): Promise<void> {
    await this.#write(envelope.id, this.#insert, [
      envelope.id,
      ...valuesOf(envelope, this.#definition.indexed),
    ]);
  }

  /** A field that is set to what it was costs as much as one that changes: its index is written anew. */
  async replace(
    envelope: Envelope,
    expectedVersion: number,
    changed: readonly string[] = this.#definition.indexed,
  ): Promise<boolean> {
    const values = [...valuesOf(envelope, changed), envelope.id, expectedVersion];
    return (await this.#write(envelope.id, this.#replacing(changed), values)) > 0;
  }

  #replacing(changed: readonly string[]): string {
    const key = changed.join();
    const known = this.#replace.get(key);
    if (known !== undefined) return known;
    const changes = ['schema', 'payload', ...changed.map(column)].map((name) => `${name} = ?`).join(', ');
    const statement = `UPDATE ${this.#table} SET version = version + 1, lease_until = 0, ${changes} WHERE id = ? AND version = ?`;
    this.#replace.set(key, statement);
    return statement;
  }

  async take(id: string): Promise<StoredDocument | undefined> {
    const row = await this.#settling(
      id,
      this.#connection.writeReturning(this.#take, [id], this.#definition.durability),
    );
    return row && stored(row);
  }

  async claim(search: Search, lease: Lease): Promise<StoredDocument | undefined> {
    const where = whereSql(search.tests, 'lease_until <= ?', lease.now);
    const first = `SELECT id FROM ${this.#table}${where.text}${this.#order(search)} LIMIT 1`;
    const row = await this.#connection.writeReturning(
      `UPDATE ${this.#table} SET version = version + 1, lease_until = ? WHERE id = (${first}) RETURNING ${RESULT}`,
      [lease.until, ...where.values],
      this.#definition.durability,
    );
    return row && stored(row);
  }

  async head(search: Search, offset: number): Promise<Head | undefined> {
    const where = whereSql(search.tests);
    const row = await this.#connection.first(
      `SELECT id, version FROM ${this.#table}${where.text}${this.#order(search)} LIMIT 1 OFFSET ?`,
      [...where.values, offset],
    );
    if (row === undefined) return undefined;
    const id = String(row[0]);
    await this.#unsettled.get(id);
    return { id, version: Number(row[1]) };
  }

  async find(search: Search, limit: number | undefined, offset: number): Promise<StoredDocument[]> {
    const where = whereSql(search.tests);
    const page = `SELECT ${RESULT} FROM ${this.#table}${where.text}${this.#order(search)} LIMIT ? OFFSET ?`;
    const values = [...where.values, limit ?? -1, offset];
    const rows = limit === 1 ? await this.#firstOf(page, values) : await this.#connection.all(page, values);
    await Promise.all(this.#unsettled.values());
    return rows.map(stored);
  }

  async count(tests: readonly FieldTest[]): Promise<number> {
    const where = whereSql(tests);
    const [row] = await this.#connection.all(
      `SELECT count(*) FROM ${this.#table}${where.text}`,
      where.values,
    );
    return Number(row?.[0]);
  }

  async remove(tests: readonly FieldTest[]): Promise<number> {
    const where = whereSql(tests);
    const some = `SELECT id FROM ${this.#table}${where.text} LIMIT ${REMOVE_BATCH}`;
    const statement = `DELETE FROM ${this.#table} WHERE id IN (${some})`;
    let removed = 0;
    for (;;) {
      const batch = await this.#connection.write(statement, where.values, this.#definition.durability);
      removed += batch;
      if (batch < REMOVE_BATCH) return removed;
      await nextTurn();
    }
  }

  async #settling<R>(id: string, write: Promise<R>): Promise<R> {
    if (this.#definition.durability === 'relaxed') return write;
    // What the disk did not take stands in the file all the same: whoever asks for it is told of the failure.
    const settled = write.catch((error: unknown) => {
      if (error instanceof DiskError) throw error;
    });
    this.#unsettled.set(id, settled);
    try {
      return await write;
    } finally {
      const failed = await settled.then(
        () => false,
        () => true,
      );
      if (!failed && this.#unsettled.get(id) === settled) this.#unsettled.delete(id);
    }
  }

  /** A list of one row, or of none: the driver gives one sooner than a list of them. */
  async #firstOf(statement: string, values: readonly Bindable[]): Promise<Row[]> {
    const row = await this.#connection.first(statement, values);
    return row === undefined ? [] : [row];
  }

  #order(search: Search): string {
    return orderSql(search, this.#definition.unique);
  }

  async #write(id: string, statement: string, values: readonly Bindable[]): Promise<number> {
    try {
      return await this.#settling(id, this.#connection.write(statement, values, this.#definition.durability));
    } catch (error) {
      const keys = duplicateFields(error);
      throw keys === undefined ? error : new DuplicateKeyError(this.#definition.name, keys);
    }
  }
}

/** Of the schema, the document and some of its fields. */
function valuesOf({ schema, payload, fields }: Envelope, indexed: readonly string[]): Bindable[] {
  return [schema, payload, ...indexed.map((field) => fields.get(field) ?? null)];
}

function stored(row: Row): StoredDocument {
  return { version: Number(row[0]), schema: Number(row[1]), payload: String(row[2]) };
}
