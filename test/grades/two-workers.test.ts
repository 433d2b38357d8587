import { setImmediate } from 'node:timers/promises';
import { deliverDueGrades, type GradeDependencies } from '../../src/grades/grade-worker.js';
import { composeServices, definitions } from '../../src/services.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/port.js';
import { temporaryDirectory } from '../support/stores.js';
import { HOUR, openCourse, SECOND, type Course } from './support/graded-course.js';

let course: Course;
let secondStore: Store;
let secondWorker: GradeDependencies;
beforeAll(async () => {
  const storeUrl = `sqlite:${await temporaryDirectory()}/parcours.db`;
  course = await openCourse({ storeUrl });
  const { config, content } = course.tool.services;
  secondStore = await openStore(storeUrl, { definitions });
  const environment = { config, content, store: secondStore, now: course.clock.now, random: () => 0.5 };
  secondWorker = (await composeServices(environment)).grades;
});
afterEach(() => course.reset());
afterAll(async () => {
  await course.tool.stop();
  await secondStore.close();
});

const PEOPLE = ['camille.arnoult', 'ines.delahaye', 'thibault.kervadec', 'mariam.sissoko', 'noe.lanvaux'];

/** Two processes' workers at once, each as often as told. */
async function bothDeliver(times = 1): Promise<void> {
  const work = async (dependencies: GradeDependencies) => {
    for (let round = 0; round < times; round += 1) await deliverDueGrades(dependencies);
  };
  await Promise.all([work(course.grades), work(secondWorker)]);
}

it('deliver each grade once between them', async () => {
  const links = [await course.addLink(), await course.addLink(), await course.addLink()];
  for (const link of links) {
    for (const [answered, person] of PEOPLE.slice(0, 4).entries()) {
      await course.finish(link, answered + 1, { person });
    }
  }
  await bothDeliver(2);
  course.clock.pass(HOUR);
  await bothDeliver();
  for (const link of links) {
    const scores = PEOPLE.slice(0, 4).map((person) => course.standing(link, person)?.score);
    expect(scores).toEqual([5, 10, 15, 20]);
  }
  expect(course.calls('POST')).toHaveLength(12);
});

it('leave a grade to the one that has it, while the platform takes its time', async () => {
  await course.finish(await course.addLink(), 2);
  const { client } = course.grades;
  const slow: GradeDependencies = {
    ...course.grades,
    client: {
      async send(...request) {
        course.clock.pass(19 * SECOND);
        await deliverDueGrades(secondWorker);
        return client.send(...request);
      },
    },
  };
  await deliverDueGrades(slow);
  expect(course.calls('POST')).toHaveLength(1);
});

it('make one column for one link', async () => {
  course.tool.lms.faults.turnOn('line-item-claim-absent');
  const link = await course.addLink({ scoreMaximum: undefined });
  for (const person of PEOPLE) await course.finish(link, 2, { person });
  await bothDeliver();
  course.clock.pass(HOUR);
  await bothDeliver();
  const columns = course.tool.lms.gradebook.columns().filter(({ resourceLinkId }) => resourceLinkId === link);
  expect(columns).toHaveLength(1);
  for (const person of PEOPLE) expect(course.standing(link, person)?.score).toBe(50);
});

it('put no older attempt on a newer one while learners go on and the platform stumbles', async () => {
  const link = await course.addLink();
  const { faults } = course.tool.lms;
  const learning = Promise.all(
    PEOPLE.slice(0, 3).map(async (person, index) => {
      for (let attempt = 0; attempt < 4; attempt += 1) {
        await course.finish(link, (attempt + index) % 5, { person });
        course.clock.pass(300);
        faults.turnOn(attempt % 2 === 0 ? 'score-answer-lost' : 'service-error', {
          only: 'score',
          status: 503,
          times: 1,
        });
      }
    }),
  );
  const ended = learning.then(() => true);
  // A turn of the event loop at least, for learners to go on in.
  while (!(await Promise.race([ended, setImmediate(false)]))) {
    await bothDeliver();
    course.clock.pass(50);
  }
  faults.clear();
  for (let tries = 0; tries < 4; tries += 1) {
    course.clock.pass(HOUR);
    await bothDeliver();
  }
  for (const [index, person] of PEOPLE.slice(0, 3).entries()) {
    expect(course.standing(link, person)?.score).toBe(((3 + index) % 5) * 5);
    expect(await course.grade(link, person)).toMatchObject({ state: 'delivered', attempt: 4 });
  }
});
