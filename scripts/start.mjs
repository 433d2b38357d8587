// Starts the service, building it first where the sources are newer than what was built.
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { build, canBuild, isBuilt, isStale, root } from './build.mjs';

if (canBuild() && isStale()) {
  await build();
} else if (!isBuilt()) {
  console.error('Nothing is built, and the compiler is not installed: run "npm ci && npm run build" first.');
  process.exit(1);
}

export const entry = (name) => pathToFileURL(path.join(root, 'dist', name)).href;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // V8 would let what nobody needs any more double the memory before it looks for it all; a third costs no time.
  setFlagsFromString('--heap-growing-percent=30');
  await import(entry('main.js'));
}
