/** Resident memory of the server over ten thousand launches: see README.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Browser } from './harness/browser.js';
import { launchThrough } from './harness/launch-through.js';
import { startOurTool } from './harness/our-tool.js';
import { startPlatform } from './harness/platform.js';

const { values: options } = parseArgs({
  options: {
    launches: { type: 'string', default: '10000' },
    concurrency: { type: 'string', default: '8' },
  },
});

const STEPS = 10;
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** The most that the process ever held, in bytes; undefined where the system does not tell. */
function peak(pid: number): number | undefined {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}

const platform = await startPlatform();
const tool = await startOurTool(platform);
const total = Number(options.launches);
let done = 0;

/** Each launch is by another person, of whom nothing but the `sub` is known, in another browser. */
async function launchUntil(target: number): Promise<void> {
  while (done < target) {
    done += 1;
    await launchThrough(platform, tool, new Browser(), { sub: `person-${done}` });
  }
}

try {
  console.log(`before any launch: ${megabytes((await tool.server.usage()).rss)} MB`);
  for (let step = 1; step <= STEPS; step += 1) {
    const target = Math.round((total * step) / STEPS);
    await Promise.all(Array.from({ length: Number(options.concurrency) }, () => launchUntil(target)));
    console.log(`after ${target} launches: ${megabytes((await tool.server.usage()).rss)} MB`);
  }
  const highest = peak(tool.server.pid);
  if (highest !== undefined) console.log(`highest: ${megabytes(highest)} MB`);
  console.log('to be under 200 MB after 10,000 launches');
} finally {
  await tool.stop();
  await platform.close();
}
