import type { AnyCollectionDefinition } from '../definition.js';
import { indexesOf } from '../definition.js';
import type { RecordedCollection } from '../engine.js';
import { StoreError } from '../errors.js';
import type { Connection } from './connection.js';
import { column, table } from './sql.js';

const RECORDS = 'store_collections';

/** What the file says about its collections; nothing for a new file. */
export async function readRecords(connection: Connection): Promise<Map<string, RecordedCollection>> {
  const [known] = await connection.all(`SELECT 1 FROM sqlite_master WHERE name = ?`, [RECORDS]);
  if (known === undefined) return new Map();
  const rows = await connection.all(`SELECT name, schema, layout FROM ${RECORDS}`);
  return new Map(
    rows.map(([name, schema, layout]) => [String(name), { schema: Number(schema), layout: String(layout) }]),
  );
}

/** Writes down what one of its collections is. */
export function writeRecord(connection: Connection, collection: string, record: RecordedCollection): void {
  connection.change(
    `CREATE TABLE IF NOT EXISTS ${RECORDS} (name TEXT PRIMARY KEY NOT NULL, schema INTEGER NOT NULL, layout TEXT NOT NULL)`,
  );
  connection.change(`INSERT OR REPLACE INTO ${RECORDS} (name, schema, layout) VALUES (?, ?, ?)`, [
    collection,
    record.schema,
    record.layout,
  ]);
}

/** Makes a collection's table and the columns it lacks, and drops indexes that its definition no longer names. */
export async function prepareTable(
  connection: Connection,
  definition: AnyCollectionDefinition,
): Promise<void> {
  const name = table(definition.name);
  connection.change(
    `CREATE TABLE IF NOT EXISTS ${name} (id TEXT PRIMARY KEY NOT NULL, version INTEGER NOT NULL, ` +
      `schema INTEGER NOT NULL, lease_until REAL NOT NULL, payload TEXT NOT NULL)`,
  );
  const columns = await connection.all(`SELECT name FROM pragma_table_info(?)`, [name]);
  const present = new Set(columns.map(([existing]) => existing));
  // Columns have no type, so that numbers and texts stay as they are.
  for (const field of definition.indexed.map(column)) {
    if (!present.has(field)) connection.change(`ALTER TABLE ${name} ADD COLUMN ${field}`);
  }
  const wanted = new Set(indexesOf(definition).map((index) => index.name));
  const indexes = await connection.all(
    `SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL`,
    [name],
  );
  for (const [index] of indexes) {
    if (!wanted.has(String(index))) connection.change(`DROP INDEX ${String(index)}`);
  }
}

/** @throws StoreError when two documents share a unique key. */
export function makeIndexes(connection: Connection, definition: AnyCollectionDefinition): void {
  for (const { name, unique, fields } of indexesOf(definition)) {
    const columns = fields.map(column).join(', ');
    try {
      connection.change(
        `CREATE ${unique ? 'UNIQUE ' : ''}INDEX IF NOT EXISTS ${name} ON ${table(definition.name)} (${columns})`,
      );
    } catch (error) {
      throw new StoreError(`${definition.name}: cannot make the index over ${fields.join(', ')}`, {
        cause: error,
      });
    }
  }
}
