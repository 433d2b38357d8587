// Builds dist/ from src/ and, from scorm-package/, the player; leaves a stamp that says of when the sources were.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'dist', '.built');
const compiler = path.join(root, 'node_modules', 'typescript', 'bin', 'tsc');

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

export const isBuilt = () => existsSync(stamp);
export const canBuild = () => existsSync(compiler);
/** What is built from: the player shows the tool's own pages in the tool's own styles. */
const SOURCES = ['src', 'scorm-package', 'views', 'public'];
export const isStale = () =>
  !isBuilt() || SOURCES.some((folder) => newest(path.join(root, folder)) > statSync(stamp).mtimeMs);

/** Ends the process when the compiler does not like the sources. Standard output stays for the program's own. */
export async function build() {
  const begun = new Date();
  const configuration = path.join(root, 'tsconfig.build.json');
  const { status } = spawnSync(process.execPath, [compiler, '-p', configuration], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  // Only here: where nothing is to be built, what builds need not be installed.
  const { buildPlayer } = await import('./build-player.mjs');
  await buildPlayer(path.join(root, 'dist', 'scorm-player'));
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
