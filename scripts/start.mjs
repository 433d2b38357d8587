// Starts the service, building it first where the sources are newer than what was built.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
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

const built = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
const stale = newest(path.join(root, 'src')) > built;

if (stale && existsSync(compiler)) {
  const begun = new Date();
  const { status } = spawnSync(process.execPath, [compiler, '-p', path.join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun);
} else if (!existsSync(stamp)) {
  console.error('Nothing is built, and the compiler is not installed: run "npm ci && npm run build" first.');
  process.exit(1);
}

export const entry = (name) => pathToFileURL(path.join(root, 'dist', name)).href;

if (process.argv[1] === fileURLToPath(import.meta.url)) await import(entry('main.js'));
