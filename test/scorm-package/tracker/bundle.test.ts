import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

describe('the tracker in a package', () => {
  it('is at most eight kilobytes, and holds no word of an event that browsers are taking away', async () => {
    const { outputFiles } = await build({
      entryPoints: ['scorm-package/tracker/open-tracker.ts'],
      bundle: true,
      minify: true,
      target: 'es2019',
      format: 'iife',
      write: false,
    });
    const [script = ''] = outputFiles.map(({ text }) => text);
    const sizes = { minified: script.length, compressed: gzipSync(script, { level: 9 }).length };
    expect(sizes.minified).toBeGreaterThan(2_000);
    expect(sizes.minified).toBeLessThanOrEqual(8_000);
    expect(sizes.compressed).toBeLessThanOrEqual(4_096);
    expect(script).not.toMatch(/unload/i);
  });
});
