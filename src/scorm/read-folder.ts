import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inOrder, type Files } from './zip.js';

/** Every file of a folder and of those in it, by its name from there, with `/` between folders. */
export async function readFolder(folder: string): Promise<Files> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => path.join(parentPath, name));
  const read = files.map(async (file) => {
    const name = path.relative(folder, file).split(path.sep).join('/');
    return [name, new Uint8Array(await readFile(file))] as const;
  });
  return new Map(inOrder(new Map(await Promise.all(read))));
}
