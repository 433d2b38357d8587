// Builds dist/ from src/ and, from scorm-package/, the player; leaves a stamp that says of when the sources were.
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'dist', '.built');
const sources = path.join(root, 'src');
const builder = path.join(root, 'node_modules', 'esbuild');

function newest(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce(
      (latest, entry) => Math.max(latest, statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
      0,
    );
}

export const isBuilt = () => existsSync(stamp);
export const canBuild = () => existsSync(builder);
/** What is built from: the player shows the tool's own pages in the tool's own styles. */
const SOURCES = ['src', 'scorm-package', 'views', 'public'];
export const isStale = () =>
  !isBuilt() || SOURCES.some((folder) => newest(path.join(root, folder)) > statSync(stamp).mtimeMs);

/** Types are not looked at: `npm run typecheck` does that, and takes longer than a first start may. */
export async function transpileTo(outdir) {
  // Only here: where nothing is to be built, what builds need not be installed.
  const esbuild = await import('esbuild');
  const entryPoints = readdirSync(sources, { recursive: true })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(sources, file));
  await esbuild.build({
    entryPoints,
    outdir,
    outbase: sources,
    format: 'esm',
    target: 'es2023',
    sourcemap: true,
  });
}

/** @throws where a source cannot be read as TypeScript. Nothing is written to standard output: it is the program's. */
export async function build() {
  const begun = new Date();
  await transpileTo(path.join(root, 'dist'));
  const { buildPlayer } = await import('./build-player.mjs');
  await buildPlayer(path.join(root, 'dist', 'scorm-player'));
  writeFileSync(stamp, '');
  utimesSync(stamp, begun, begun);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
