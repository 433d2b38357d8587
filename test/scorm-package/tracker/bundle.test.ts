import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A script as packages hold it, in bytes, and as it travels. */
async function bundled(...exports: readonly string[]) {
  const { outputFiles } = await build({
    stdin: {
      contents: exports.map((file) => `export * from './scorm-package/${file}.ts';`).join('\n'),
      resolveDir: process.cwd(),
      sourcefile: 'wrapper.ts',
      loader: 'ts',
    },
    tsconfig: 'tsconfig.json',
    bundle: true,
    minify: true,
    target: 'es2019',
    format: 'iife',
    write: false,
  });
  const [script = ''] = outputFiles.map(({ text }) => text);
  return { script, minified: script.length, compressed: gzipSync(script, { level: 9 }).length };
}

describe('the tracker in a package', () => {
  it('drives either SCORM in eight kilobytes, three and a half compressed, and hears no event that browsers take away', async () => {
    const { script, minified, compressed } = await bundled('tracker/open-tracker');
    expect(minified).toBeGreaterThan(2_000);
    expect(minified).toBeLessThanOrEqual(7_500);
    expect(compressed).toBeLessThanOrEqual(3_584);
    expect(script).not.toMatch(/unload/i);
  });

  it('is in nine kilobytes, four compressed, with what makes interactions of our items for it', async () => {
    const { minified, compressed } = await bundled('tracker/open-tracker', 'interactions/interaction-of');
    expect(minified).toBeLessThanOrEqual(8_800);
    expect(compressed).toBeLessThanOrEqual(4_096);
  });
});
