import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * The key ring of an installation that set none: made once in the data folder, readable by its owner alone.
 * Production demands SECRET_KEYS instead, so that the key does not lie beside what it protects.
 */
export async function keyRingFile(dataDir: string): Promise<readonly string[]> {
  const file = path.join(dataDir, 'secret-keys');
  await mkdir(dataDir, { recursive: true });
  try {
    await writeFile(file, randomBytes(32).toString('base64'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const text = await readFile(file, 'utf8');
  return text.split(/[\s,]+/).filter((key) => key !== '');
}
