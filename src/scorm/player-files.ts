import { PackageError } from './package-error.js';
import { readFolder } from './read-folder.js';
import type { Files } from './zip.js';

/** The built player: its script, its styles, the fonts that these name, and the licences of all of it. */
export interface PlayerFiles {
  readonly files: Files;
}

const REQUIRED = ['player.js', 'player.css'];

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/**
 * Reads the player as it was built.
 * @throws PackageError where it was not
 */
export async function readPlayerFiles(folder: string): Promise<PlayerFiles> {
  const files = await readFolder(folder).catch((error: unknown): Files => {
    if (isAbsent(error)) return new Map();
    throw error;
  });
  const missing = REQUIRED.filter((name) => !files.has(name));
  if (missing.length > 0)
    throw new PackageError(`the player is not built: ${folder} lacks ${missing.join(', ')}`);
  return { files };
}
