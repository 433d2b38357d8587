import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { readYamlFile, type YamlFile } from '../yaml-file.js';
import type { Problems } from './problems.js';

const YAML_FILE = /\.ya?ml$/;
const FIGURE = /^[a-z0-9][a-z0-9-]*\.svg$/;

/** What a content folder has, each kind in a folder of its own. */
export const KINDS = [
  'items',
  'paths',
  'modules',
  'translations/en/items',
  'translations/en/modules',
] as const;

export type Kind = (typeof KINDS)[number];

async function filesBelow(folder: string, name: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isFile() && name.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** YAML files below a folder, in a stable order; a folder that is not there holds none. */
export function yamlFiles(folder: string): Promise<string[]> {
  return filesBelow(folder, YAML_FILE);
}

/** The drawings below a folder. */
export function figureFiles(folder: string): Promise<string[]> {
  return filesBelow(path.join(folder, 'figures'), FIGURE);
}

/** The files of one kind that pass their schema; the problems of the others are gathered. */
export async function* filesOf<T>(
  folders: readonly string[],
  kind: Kind,
  schema: z.ZodType<T>,
  problems: Problems,
): AsyncGenerator<YamlFile<T>> {
  for (const folder of folders) {
    for (const name of await yamlFiles(path.join(folder, kind))) {
      const file = await problems.collect(() => readYamlFile(name, schema));
      if (file !== undefined) yield file;
    }
  }
}
