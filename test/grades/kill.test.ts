import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { drawIndex, seededRandom } from '../../src/assessment/random.js';
import { readConfig } from '../../src/config.js';
import { invitations } from '../../src/lti/dynamic-registration/invitations.js';
import { openConfiguredStore } from '../../src/services.js';
import { sittingsDefinition, type Sitting } from '../../src/sittings/sitting.js';
import { temporaryDirectory } from '../support/stores.js';
import { buildService, QUESTIONS, SHARED_PATH } from './kill/built-service.js';
import { Learner, type FinishedSitting } from './kill/learner.js';
import { startProcess, type ServiceProcess } from './kill/service-process.js';
import { watchedLms, type AcceptedScore, type WatchedLms } from './kill/watched-lms.js';

const SEED = 'an answer that was confirmed is kept';
const KILLS = Number(process.env['KILLS'] ?? 200);
/** One life in so many ends before it serves. */
const EARLY_DEATHS = 5;
/**
 * The others end after they serve, within this share of the time that their start took: so that as much happens
 * in them on a busy machine as on an idle one, where it is some 400 ms.
 */
const LONGEST_LIFE = 0.7;
const SCORE_MAXIMUM = 20;
const LINKS = 1_000;

interface Server {
  readonly port: string;
  readonly origin: string;
}

interface World {
  readonly entry: string;
  readonly env: Readonly<Record<string, string>>;
  readonly servers: readonly Server[];
  /** The origins of servers that serve now. */
  readonly serving: Set<string>;
  readonly watched: WatchedLms;
}

let world: World;

async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** A service of two processes on one store, as behind a balancer, that an LMS of this process knows. */
async function makeWorld(): Promise<World> {
  const [entry, dataDir, ...ports] = await Promise.all([
    buildService(),
    temporaryDirectory(),
    freePort(),
    freePort(),
  ]);
  const servers = ports.map((port) => ({ port, origin: `http://localhost:${port}` }));
  const publicUrl = servers[0]?.origin ?? '';
  const env = {
    NODE_ENV: 'development',
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    STORE_URL: `sqlite:${path.join(dataDir, 'parcours.db')}`,
    DEMO_LMS: 'off',
    LOG_LEVEL: 'error',
  };
  const watched = await watchedLms(publicUrl);
  const made: World = { entry, env, servers, serving: new Set(), watched };
  const first = startProcess(entry, { ...env, PORT: ports[0] ?? '' });
  if (!(await first.ready)) throw new Error(first.output());
  const store = await openConfiguredStore(readConfig(env));
  const invitation = await invitations(store, Date.now).invite({ autoApprove: true, demo: false });
  await store.close();
  await watched.lms.register(`${publicUrl}/lti/register?invite=${invitation}`);
  for (let number = 0; number < LINKS; number += 1) {
    await watched.lms.platform.addLink({
      id: `link-${number}`,
      title: `Activité ${number}`,
      custom: { path: SHARED_PATH },
      scoreMaximum: SCORE_MAXIMUM,
    });
  }
  await first.stop();
  return made;
}

/** What a process says: its greeting, and nothing else when all goes well. */
function complaints(life: ServiceProcess): string[] {
  return life
    .output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Parcours'));
}

/** A new life of a server. */
function serve({ port, origin }: Server): ServiceProcess {
  const life = startProcess(world.entry, { ...world.env, PORT: port });
  void life.ready.then((ready) => ready && world.serving.add(origin));
  return life;
}

/** Lives of one server of the service, one after the other, each ended by SIGKILL. */
async function killOverAndOver(server: Server, kills: number, said: string[]): Promise<void> {
  const random = seededRandom(`${SEED} ${world.servers.indexOf(server)}`);
  let start = 1_000;
  for (let killed = 0; killed < kills; killed += 1) {
    const begun = performance.now();
    const life = serve(server);
    if (drawIndex(EARLY_DEATHS, random) === 0) {
      await delay(random() * start);
    } else {
      await life.ready;
      start = performance.now() - begun;
      await delay(random() * start * LONGEST_LIFE);
    }
    world.serving.delete(server.origin);
    await life.kill();
    said.push(...complaints(life));
  }
}

/** Sittings without end, at one link after the other, some of them taken more than once. */
async function learn(learner: Learner, seed: string, over: () => boolean): Promise<void> {
  const random = seededRandom(seed);
  let link = 0;
  while (!over()) {
    await learner.sit(`link-${link}`);
    if (drawIndex(3, random) > 0) link += 1;
  }
}

/** The sittings of one learner at one link, oldest first. */
function byGrade(finished: readonly FinishedSitting[]): Map<string, FinishedSitting[]> {
  const groups = new Map<string, FinishedSitting[]>();
  for (const sitting of finished) {
    const key = gradeKey(sitting);
    groups.set(key, [...(groups.get(key) ?? []), sitting]);
  }
  return groups;
}

function gradeKey({ link, person }: FinishedSitting): string {
  const { lms } = world.watched;
  return `${lms.gradebook.columnOf(link)?.id ?? ''} ${lms.platform.person(person).sub}`;
}

const shareOf = ({ answered }: FinishedSitting) => answered / QUESTIONS;

function inGradebook({ link, person }: FinishedSitting): number | undefined {
  const { gradebook } = world.watched.lms;
  return gradebook.grade(gradebook.columnOf(link)?.id ?? '', person)?.score ?? undefined;
}

/** Learners' newest sittings whose grade is not in the gradebook. */
function missing(finished: readonly FinishedSitting[]): FinishedSitting[] {
  const newest = [...byGrade(finished).values()].flatMap((sittings) => sittings.at(-1) ?? []);
  return newest.filter((sitting) => inGradebook(sitting) !== shareOf(sitting) * SCORE_MAXIMUM);
}

/** Scores that were taken although a newer sitting's had been, or with a timestamp that does not rise. */
function outOfOrder(
  accepted: readonly AcceptedScore[],
  finished: readonly FinishedSitting[],
): AcceptedScore[] {
  const sittings = byGrade(finished);
  const reached = new Map<string, { rank: number; second: number }>();
  return accepted.filter((score) => {
    const key = `${score.column} ${score.userId}`;
    const { rank, second } = reached.get(key) ?? { rank: 0, second: -Infinity };
    const now = Math.floor(score.timestamp / 1_000);
    const found = (sittings.get(key) ?? []).findIndex(
      (sitting, index) => index >= rank && shareOf(sitting) === score.share,
    );
    reached.set(key, { rank: found, second: now });
    return found < 0 || now <= second;
  });
}

async function storedSittings(): Promise<Sitting[]> {
  const store = await openConfiguredStore(readConfig(world.env));
  try {
    const all = await store.collection(sittingsDefinition).find({});
    return all.map(({ doc }) => doc);
  } finally {
    await store.close();
  }
}

beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(() => world.watched.close());

it('keeps every answer and delivers every grade, killed two hundred times', async () => {
  const { lms } = world.watched;
  const people = lms.platform.people.filter(({ role }) => role === 'learner');
  const learners = people.map(
    ({ id }) =>
      new Learner({ lms, serving: world.serving, person: id, random: seededRandom(`${SEED} ${id}`) }),
  );
  const said: string[] = [];
  let over = false;
  const learning = learners.map((learner, index) => learn(learner, `${SEED} ${index}`, () => over));
  const killing = world.servers.map((server) => killOverAndOver(server, KILLS / world.servers.length, said));
  await Promise.race([Promise.all(killing), ...learning]);
  over = true;

  const last = world.servers.map(serve);
  await Promise.all(learning);
  const finished = learners.flatMap((learner) => learner.finished);
  const deadline = performance.now() + 120_000;
  while (missing(finished).length > 0 && performance.now() < deadline) await delay(100);
  await Promise.all(last.map((life) => life.stop()));
  said.push(...last.flatMap(complaints));

  const stored = await storedSittings();
  const responses = new Map(stored.flatMap((sitting) => sitting.responses.map((each) => [each.id, each])));
  const confirmed = learners.flatMap((learner) => learner.confirmed);
  const lost = confirmed.filter(({ serving, kind }) => {
    const response = responses.get(serving);
    return response === undefined || (response.answer.kind === 'skipped') !== (kind === 'skipped');
  });
  const { accepted } = world.watched;
  process.stdout.write(
    `${KILLS} kills, ${finished.length} sittings, ${confirmed.length} answers, ` +
      `${byGrade(finished).size} grades in ${accepted.length} deliveries\n`,
  );
  expect(said).toEqual([]);
  expect(lost).toEqual([]);
  expect(stored.length).toBe(finished.length);
  expect(responses.size).toBe(finished.length * QUESTIONS);
  expect(missing(finished)).toEqual([]);
  expect(outOfOrder(accepted, finished)).toEqual([]);
}, 600_000);
