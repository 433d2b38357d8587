import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { drawingOf } from '../drawing.js';
import { figureFiles } from './content-files.js';
import type { Problems } from './problems.js';

/** The drawings of all folders by their file's name, as pages hold them; the first folder's stands. */
export async function loadFigures(
  folders: readonly string[],
  problems: Problems,
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const folder of folders) {
    for (const file of await figureFiles(folder)) {
      const name = path.basename(file);
      if (found.has(name)) continue;
      try {
        found.set(name, drawingOf(await readFile(file, 'utf8')));
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        problems.add({ file, message: error.message });
      }
    }
  }
  return found;
}
