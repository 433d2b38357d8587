import { access, constants, mkdir, open, stat } from 'node:fs/promises';
import path from 'node:path';
import { isNativeError } from 'node:util/types';
import { ConfigError, type Config } from './config.js';

/** What every SQLite file begins with; one that was only just made is empty. */
const SQLITE = Buffer.from('SQLite format 3\0', 'latin1');

function codeOf(error: unknown): unknown {
  return isNativeError(error) && 'code' in error ? error.code : undefined;
}

/**
 * Makes a folder and those above it, one by one from the top: `recursive` never ends under `/proc`, where nothing can
 * be made though nothing is in the way.
 */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const above = path.dirname(folder);
  try {
    await mkdir(folder, mode);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && above !== folder) {
      await makeFolder(above, mode);
      await mkdir(folder, mode);
    } else if (codeOf(error) !== 'EEXIST') {
      throw error;
    } else if (!(await isFolder(folder))) {
      throw new Error(`${folder} is no folder`, { cause: error });
    }
  }
}

async function isFolder(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isDirectory() === true;
}

async function requireFolder(folder: string, mode: number): Promise<void> {
  await makeFolder(folder, mode);
  await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
}

async function requireDatabaseFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found === undefined) return;
  if (!found.isFile()) throw new Error('it is no file');
  await access(file, constants.R_OK | constants.W_OK);
  const opened = await open(file);
  try {
    const { bytesRead, buffer } = await opened.read(Buffer.alloc(SQLITE.length), 0, SQLITE.length, 0);
    if (bytesRead > 0 && !buffer.equals(SQLITE)) throw new Error('it is no SQLite database');
  } finally {
    await opened.close();
  }
}

/** Does the work; what stands in its way is a setting's fault. @throws ConfigError */
async function blaming(name: string, was: string, mayBe: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const reason = isNativeError(error) ? error.message : String(error);
    throw new ConfigError([`${name} was ${JSON.stringify(was)} (${reason}); it may be ${mayBe}`]);
  }
}

/**
 * Makes the data folder where it is missing. For those who write into it.
 * @throws ConfigError where it cannot be made, is none, or cannot be written into
 */
export function requireDataDir({ dataDir }: Pick<Config, 'dataDir'>): Promise<void> {
  return blaming('DATA_DIR', dataDir, 'a folder that the service may write into', () =>
    requireFolder(path.resolve(dataDir), 0o777),
  );
}

/**
 * Makes the folder of the SQLite file where it is missing; a store elsewhere says by itself that it is not there.
 * @throws ConfigError where the folder or the file cannot be used, or is another thing than it must be
 */
export async function requireStorePlace({ storeUrl }: Pick<Config, 'storeUrl'>): Promise<void> {
  const [, place] = /^sqlite:(.+)$/s.exec(storeUrl) ?? [];
  if (place === undefined || place === ':memory:') return;
  const file = path.resolve(place);
  await blaming('STORE_URL', storeUrl, 'sqlite:PATH, of a file that the service may write', async () => {
    await requireFolder(path.dirname(file), 0o700);
    await requireDatabaseFile(file);
  });
}
