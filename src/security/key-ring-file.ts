import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';

/** What stands in the file is no key ring. */
export class KeyRingFileError extends Error {
  constructor(file: string) {
    super(`${file} must hold keys of 32 bytes in base64, newest first`);
    this.name = 'KeyRingFileError';
  }
}

const KEY = /^[A-Za-z0-9+/]{43}=$/;

/**
 * The key ring of an installation that set none: made once in the data folder, readable by its owner alone.
 * Production demands SECRET_KEYS instead, so that the key does not lie beside what it protects.
 *
 * @throws KeyRingFileError where the file holds anything else
 */
export async function keyRingFile(dataDir: string): Promise<readonly string[]> {
  const file = path.join(dataDir, 'secret-keys');
  await mkdir(dataDir, { recursive: true });
  const text = (await textOf(file)) ?? (await made(file));
  const keys = text.split(/[\s,]+/).filter((key) => key !== '');
  if (keys.length === 0 || !keys.every((key) => KEY.test(key))) throw new KeyRingFileError(file);
  return keys;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** It has its name only once it is whole and on the disk; of many that make it at once, the first one's stays. */
async function made(file: string): Promise<string> {
  const draft = `${file}.${randomBytes(8).toString('hex')}`;
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      await handle.writeFile(randomBytes(32).toString('base64'));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(draft, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(draft, { force: true });
  }
  return readFile(file, 'utf8');
}
