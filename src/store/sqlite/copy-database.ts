import { mkdir, open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Connection } from './connection.js';

/** How long to wait for another process that holds the file, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Copies a database, as it was last committed, to a new file in the directory, which appears there only when
 * it is whole and on the disk. To go back, put it in the place of the database file.
 */
export async function copyDatabase(path: string, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const name = `before-upgrade-${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${process.pid}.db`;
  const copy = join(directory, name);
  const file = await open(`${copy}.part`, 'w', 0o600);
  const connection = await Connection.open(path, PATIENCE);
  try {
    connection.change('VACUUM INTO ?', [`${copy}.part`]);
    await file.sync();
  } finally {
    await connection.close();
    await file.close();
  }
  await rename(`${copy}.part`, copy);
}
