/** An hour without the platform, while 2,000 grades are due: see README.md. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { packageRoot } from './harness/server-process.js';
import { spread } from './harness/statistics.js';
import { Clock } from './outage/clock.js';
import { openCourse, type Course } from './outage/course.js';
import { Platform, type Health, type TakenScore } from './outage/platform.js';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    grades: { type: 'string', default: '2000' },
    speed: { type: 'string', default: '60' },
    kill: { type: 'boolean', default: false },
  },
});
const GRADES = Number(options.grades);
const SPEED = Number(options.speed);
/** The platform is away for an hour of the clock, in three ways. */
const THIRD = 20 * 60_000;
const WAYS: readonly Health[] = ['errors', 'silent', 'gone'];
/** One learner in so many tries again meanwhile. */
const AGAIN = 20;

function startWorker(env: Record<string, string>, clock: Clock, speed: number): ChildProcess {
  const clockEnv = { SIMULATED: String(clock.now()), SPEED: String(speed) };
  return fork(path.join(packageRoot, 'bench/outage/worker.ts'), {
    execArgv: ['--import', 'tsx'],
    env: { PATH: process.env['PATH'], ...env, ...clockEnv },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
}

async function end(worker: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  const exited = once(worker, 'exit');
  worker.kill(signal);
  await exited;
}

/** What is wrong with what arrived: lost, doubled, of an earlier attempt, or of nobody. */
function faultsOf({ taken }: Platform, expected: ReadonlyMap<string, number>): string[] {
  const byLearner = new Map<string, TakenScore[]>();
  for (const score of taken) byLearner.set(score.userId, [...(byLearner.get(score.userId) ?? []), score]);
  return [...expected].flatMap(([userId, points]) => {
    const arrived = byLearner.get(userId) ?? [];
    const wrong = arrived.at(-1)?.points !== points ? [`${userId}: lost or older`] : [];
    return arrived.length > 1 ? [...wrong, `${userId}: ${arrived.length} times`] : wrong;
  });
}

/** @returns what each learner's grade must be, in points, by the platform's id of them */
async function everybodyFinishes(course: Course): Promise<Map<string, number>> {
  const expected = new Map<string, number>();
  for (let learner = 0; learner < GRADES; learner += 1) {
    await course.finish(learner, 1, (learner % 100) / 100);
    expected.set(`learner-${learner}`, learner % 100);
  }
  return expected;
}

/** Seconds from the platform's return to the last grade. */
async function round(): Promise<number> {
  const directory = await mkdtemp(path.join(tmpdir(), 'parcours-outage-'));
  const env = {
    PUBLIC_URL: 'http://localhost:3999',
    DATA_DIR: directory,
    STORE_URL: `sqlite:${path.join(directory, 'parcours.db')}`,
    NODE_ENV: 'development',
  };
  const platform = new Platform();
  await platform.become('errors');
  const clock = new Clock(Date.now(), SPEED);
  const course = await openCourse(env, platform.origin, clock.now);
  const expected = await everybodyFinishes(course);
  let worker = startWorker(env, clock, SPEED);
  while (platform.requests === 0) await delay(50);
  for (const way of WAYS) {
    await platform.become(way);
    await delay(THIRD / SPEED / 2);
    if (way === 'silent') {
      for (let learner = 0; learner < GRADES; learner += AGAIN) {
        await course.finish(learner, 2, 1);
        expected.set(`learner-${learner}`, 100);
      }
    }
    await delay(THIRD / SPEED / 2);
  }
  const requests = platform.requests;
  clock.set(clock.now(), 1);
  worker.send({ simulated: clock.now(), speed: 1 });
  await platform.become('well');
  const back = performance.now();
  let killed = !options.kill;
  while ((await course.grades.count({ state: 'delivered' })) < GRADES) {
    await delay(100);
    if (performance.now() - back > 600_000) break;
    if (killed || platform.taken.length < GRADES / 2) continue;
    killed = true;
    await end(worker, 'SIGKILL');
    worker = startWorker(env, clock, 1);
  }
  const seconds = ((platform.taken.at(-1)?.at ?? NaN) - back) / 1000;
  await end(worker, 'SIGTERM');
  await course.close();
  await platform.become('gone');
  await rm(directory, { recursive: true });
  const faults = faultsOf(platform, expected);
  console.log(
    `${platform.taken.length} scores, ${platform.most} at once, last after ${seconds.toFixed(1)} s, ` +
      `${requests} requests during the hour; ${faults.length === 0 ? 'none lost, none doubled' : faults.slice(0, 8).join(', ')}`,
  );
  return seconds;
}

const seconds: number[] = [];
for (let number = 0; number < Number(options.rounds); number += 1) seconds.push(await round());
console.log(`seconds from the platform's return to the last grade: ${spread(seconds, 1)}`);
