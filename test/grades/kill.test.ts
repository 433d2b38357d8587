import { setTimeout as delay } from 'node:timers/promises';
import { drawIndex, seededRandom } from '../../src/assessment/random.js';
import { QUESTIONS } from './kill/built-service.js';
import { byCell, missingGrades, outOfOrder } from './kill/gradebook-check.js';
import { Learner } from './kill/learner.js';
import { complaints, makeWorld, type World } from './kill/world.js';

const SEED = 'what a page confirmed is kept';
const KILLS = 200;
/** How long after the last kill all grades must be there, in milliseconds: leases of the dead end meanwhile. */
const PATIENCE = 120_000;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
}, 120_000);
afterAll(() => world.watched.close());

/** Sittings without end, at one link after the other, some links more than once. */
async function learn(learner: Learner, seed: string, over: () => boolean): Promise<void> {
  const random = seededRandom(seed);
  let link = 0;
  while (!over()) {
    await learner.sit(`link-${link}`);
    if (drawIndex(3, random) > 0) link += 1;
  }
}

it('loses no answer and no grade, and puts no older grade on a newer one, killed two hundred times', async () => {
  const { watched, servers, serving, events } = world;
  const people = watched.lms.platform.people.filter(({ role }) => role === 'learner');
  const learners = people.map(
    ({ id }) =>
      new Learner({
        lms: watched.lms,
        serving,
        person: id,
        random: seededRandom(`${SEED} ${id}`),
        tell: (event, origin) => events.emit(`${event} ${origin}`),
      }),
  );
  let over = false;
  const learning = Promise.all(
    learners.map((learner, index) => learn(learner, `${SEED} ${index}`, () => over)),
  );
  const killing = Promise.all(
    servers.map((server, index) => world.killOverAndOver(server, KILLS / servers.length, `${SEED} ${index}`)),
  );
  await Promise.race([killing, learning]);
  over = true;
  const said = (await killing).flat();

  const last = servers.map((server) => world.start(server));
  await learning;
  const finished = learners.flatMap((learner) => learner.finished);
  const deadline = performance.now() + PATIENCE;
  while (missingGrades(finished, watched).length > 0 && performance.now() < deadline) await delay(100);
  await Promise.all(last.map((life) => life.stop()));
  said.push(...last.flatMap(complaints));

  const stored = await world.storedSittings();
  const responses = new Map(stored.flatMap((sitting) => sitting.responses.map((each) => [each.id, each])));
  const confirmed = learners.flatMap((learner) => learner.confirmed);
  process.stdout.write(
    `${KILLS} kills, ${finished.length} sittings, ${confirmed.length} answers, ` +
      `${byCell(finished, watched).size} grades in ${watched.accepted.length} deliveries\n`,
  );
  expect(said).toEqual([]);
  const lost = confirmed.filter(({ serving: id, kind }) => {
    const kept = responses.get(id)?.answer.kind;
    return kept === undefined || (kept === 'skipped') !== (kind === 'skipped');
  });
  expect(lost).toEqual([]);
  expect(stored.length).toBe(finished.length);
  expect(responses.size).toBe(finished.length * QUESTIONS);
  expect(missingGrades(finished, watched)).toEqual([]);
  expect(outOfOrder(finished, watched)).toEqual([]);
}, 900_000);
