/** The time from an answer to the next page, at a fixed rate of arrival: see README.md. */
import { parseArgs } from 'node:util';
import { Browser } from './harness/browser.js';
import { launchThrough } from './harness/launch-through.js';
import { Learner, type OpenLaunch } from './harness/learner.js';
import { answerAtRate } from './harness/open-loop.js';
import { startOurTool, type Tool } from './harness/our-tool.js';
import { profileFlags } from './harness/server-process.js';
import { startPlatform, type Platform } from './harness/platform.js';
import { quantile } from './harness/statistics.js';

const { values: options } = parseArgs({
  options: {
    rate: { type: 'string', default: '400' },
    learners: { type: 'string', default: '50' },
    seconds: { type: 'string', default: '20' },
    /** At half the rate, before anything is counted: seconds. */
    'warm-up': { type: 'string', default: '20' },
    /** Rates tried for the capacity, each for a few seconds, until one is too much. */
    capacity: { type: 'string', default: '500,600,700,800,1000,1200,1500' },
    'cpu-prof': { type: 'string' },
  },
});

/** What is asked: 95 of 100 answers within so many milliseconds. */
const LIMIT = 40;
const CAPACITY_SECONDS = 5;
/** Of the path that the launches open: no sitting is shorter. */
const SHORTEST_SITTING = 20;

async function openLaunch(platform: Platform, tool: Tool, sub: string): Promise<OpenLaunch> {
  const browser = new Browser();
  const { url, body } = await launchThrough(platform, tool, browser, { sub });
  return { browser, base: url, startPage: body };
}

/** Learners at their first item, with launches enough for the sittings that they will go through. */
async function seat(platform: Platform, tool: Tool, rate: number, seconds: number): Promise<Learner[]> {
  const count = Number(options.learners);
  const sittings = Math.ceil((rate * seconds) / count / SHORTEST_SITTING) + 2;
  const learners: Learner[] = [];
  for (let index = 0; index < count; index += 1) {
    const launches: OpenLaunch[] = [];
    for (let sitting = 0; sitting < sittings; sitting += 1) {
      launches.push(await openLaunch(platform, tool, `learner-${rate}-${index}`));
    }
    const learner = new Learner(launches);
    await learner.start();
    // People are not in step: their sittings end one after another, not all at once.
    for (let given = 0; given < index % SHORTEST_SITTING; given += 1) await learner.answer();
    learners.push(learner);
  }
  return learners;
}

/** @returns the 95th percentile, in milliseconds */
async function run(platform: Platform, tool: Tool, rate: number, seconds: number): Promise<number> {
  const learners = await seat(platform, tool, rate, seconds);
  const before = await tool.server.usage();
  const { milliseconds, errors, firstError } = await answerAtRate(learners, rate, seconds);
  const after = await tool.server.usage();
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(milliseconds, share));
  console.log(
    `${rate}/s for ${seconds} s: p50 ${p50?.toFixed(1)} ms, p95 ${p95?.toFixed(1)} ms, p99 ${p99?.toFixed(1)} ms, ` +
      `${errors} errors${firstError === undefined ? '' : ` (${firstError})`}, ` +
      `server ${((after.cpu - before.cpu) / milliseconds.length).toFixed(2)} ms of processor time an answer`,
  );
  return errors > 0 ? Infinity : (p95 ?? Infinity);
}

const platform = await startPlatform();
const tool = await startOurTool(platform, profileFlags(options['cpu-prof']));
try {
  await run(platform, tool, Number(options.rate) / 2, Number(options['warm-up']));
  const asked = Number(options.rate);
  const p95 = await run(platform, tool, asked, Number(options.seconds));
  console.log(`p95 at ${asked}/s: ${p95.toFixed(1)} ms, to be under ${LIMIT} ms`);
  let capacity = p95 < LIMIT ? asked : 0;
  for (const rate of options.capacity.split(',').map(Number)) {
    if (capacity === 0 || (await run(platform, tool, rate, CAPACITY_SECONDS)) >= LIMIT) break;
    capacity = rate;
  }
  console.log(`capacity: ${capacity === 0 ? `below ${asked}` : `${capacity}`}/s with p95 under ${LIMIT} ms`);
} finally {
  await tool.stop();
  await platform.close();
}
