import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { readYamlFile } from '../../content/yaml-file.js';
import { presetFileSchema, type Presets } from './preset.js';

const ENDING = '.yaml';
/** Stands last in every list: whatever has no preset of its own. */
const LAST = 'other';

/**
 * Reads and checks every preset of the folder, in the order of their names.
 * @throws ContentError naming file, line and field of what is wrong
 */
export async function loadPresets(folder: string): Promise<Presets> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(ENDING));
  const ids = files.map((name) => name.slice(0, -ENDING.length)).sort();
  const inOrder = [...ids.filter((id) => id !== LAST), ...ids.filter((id) => id === LAST)];
  const read = inOrder.map(async (id) => {
    const { value } = await readYamlFile(path.join(folder, `${id}${ENDING}`), presetFileSchema);
    return [id, { ...value, id }] as const;
  });
  return new Map(await Promise.all(read));
}
