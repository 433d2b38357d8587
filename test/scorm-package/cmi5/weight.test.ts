import { gzipSync } from 'node:zlib';
import path from 'node:path';
import { build } from 'esbuild';
import { packageRoot } from '../../../src/services.js';

it('weighs little beside what it shares with SCORM', async () => {
  const { outputFiles } = await build({
    entryPoints: [path.join(packageRoot, 'scorm-package', 'cmi5', 'open-cmi5.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2019',
    external: ['../tracker/*'],
  });
  const [{ contents } = { contents: new Uint8Array() }] = outputFiles;
  expect(contents.length).toBeGreaterThan(3_000);
  expect(contents.length).toBeLessThan(9_000);
  expect(gzipSync(contents).length).toBeLessThan(4_200);
});
