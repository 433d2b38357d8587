import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CommandFailure } from '../failures.js';

/** Without these a folder is no built player, and nothing else in it need be read: it may be somebody’s disk. */
const SIGNS = ['player.js', 'player.css'];

const isFile = (file: string): Promise<boolean> =>
  stat(file).then(
    (status) => status.isFile(),
    () => false,
  );

/** @throws CommandFailure for a folder that holds no built player */
export async function checkPlayerFolder(folder: string): Promise<void> {
  const there = await Promise.all(SIGNS.map((name) => isFile(path.join(folder, name))));
  const missing = SIGNS.filter((_name, at) => there[at] === false);
  if (missing.length > 0)
    throw new CommandFailure(`the player is not built: ${folder} lacks ${missing.join(', ')}`);
}
