/** From `npm start` to the first page, with and without the build: see README.md. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { answers, freePort, packageRoot } from './harness/server-process.js';
import { quantile } from './harness/statistics.js';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });

/** What an installation holds before its first start, beside `node_modules`. */
const TREE = [
  'LICENSE',
  'config',
  'content',
  'package.json',
  'public',
  'scorm-package',
  'scripts',
  'src',
  'tsconfig.json',
  'views',
];

/** Seconds from `npm start` to a 200 on the first page; the service is then stopped. */
async function secondsToFirstPage(directory: string): Promise<number> {
  const [port, lmsPort] = [await freePort(), await freePort()];
  const begun = performance.now();
  const npm = spawn('npm', ['start'], {
    cwd: directory,
    env: { ...process.env, PORT: String(port), DEMO_LMS_PORT: String(lmsPort) },
    stdio: 'ignore',
    detached: true,
  });
  const exited = once(npm, 'exit');
  while (!(await answers(`http://localhost:${port}/`))) {
    if (npm.exitCode !== null) throw new Error('npm start ended before its first page');
    await delay(20);
  }
  const seconds = (performance.now() - begun) / 1000;
  // The whole group: npm, its shell, and the service.
  if (npm.pid !== undefined) process.kill(-npm.pid, 'SIGTERM');
  await exited;
  return seconds;
}

const times = { first: [] as number[], built: [] as number[], again: [] as number[] };
for (let round = 0; round < Number(options.rounds); round += 1) {
  const directory = await mkdtemp(path.join(tmpdir(), 'parcours-start-'));
  for (const name of TREE)
    await cp(path.join(packageRoot, name), path.join(directory, name), { recursive: true });
  await symlink(path.join(packageRoot, 'node_modules'), path.join(directory, 'node_modules'));
  times.first.push(await secondsToFirstPage(directory));
  await rm(path.join(directory, 'data'), { recursive: true });
  times.built.push(await secondsToFirstPage(directory));
  times.again.push(await secondsToFirstPage(directory));
  await rm(directory, { recursive: true });
}
const report = (values: readonly number[]): string =>
  `${quantile(values, 0.5).toFixed(2)} s (${values.map((value) => value.toFixed(2)).join(', ')})`;
console.log(`first start, build included:  ${report(times.first)}, to be at most 8 s`);
console.log(`built, new data folder:       ${report(times.built)}, to be at most 2 s`);
console.log(`built, data folder of before: ${report(times.again)}, to be at most 2 s`);
