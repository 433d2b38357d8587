import type { Grade } from '../../src/grades/grade.js';
import { deliverDueGrades, startGradeWorker } from '../../src/grades/grade-worker.js';
import { foldDueGrades } from '../../src/grades/fold-due-grades.js';
import type { Sitting } from '../../src/sittings/sitting.js';
import type { Collection } from '../../src/store/port.js';
import type { ServiceClient } from '../../src/lti/services/service-client.js';
import { openCourse, type Course } from './support/graded-course.js';

let course: Course;
let link: string;
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

/** A worker, the grades that it delivered, and its errors, told as they come. */
function watchedWorker(client: ServiceClient = course.grades.client) {
  const events: (Grade | Error)[] = [];
  let told = () => {};
  const worker = startGradeWorker(
    { ...course.grades, client },
    {
      onDelivery: (grade) => {
        events.push(grade);
        told();
      },
      onError: (error) => {
        events.push(error as Error);
        told();
      },
    },
  );
  const next = (count: number) =>
    new Promise<void>((resolve) => {
      told = () => {
        if (events.length >= count) resolve();
      };
      told();
    });
  return { ...worker, events, next };
}

it('delivers at its start what an earlier process left', async () => {
  await course.finish(link, 3);
  const worker = watchedWorker();
  await worker.next(1);
  await worker.stop();
  expect(worker.events).toEqual([expect.objectContaining({ state: 'delivered', share: 0.75 })]);
});

it('delivers at once when it is woken', async () => {
  const worker = watchedWorker();
  await course.finish(link, 2);
  worker.wake();
  worker.wake();
  await worker.next(1);
  await worker.stop();
  expect(course.standing(link)?.score).toBe(10);
  expect(course.calls('POST')).toHaveLength(1);
});

it('ends after the deliveries under way, and begins no other', async () => {
  await course.finish(link, 3);
  let answered = false;
  let asked = () => {};
  const reached = new Promise<void>((resolve) => (asked = resolve));
  const worker = watchedWorker({
    async send(...request) {
      asked();
      const answer = await course.grades.client.send(...request);
      answered = true;
      return answer;
    },
  });
  await reached;
  await worker.stop();
  expect(answered).toBe(true);
  expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
  await course.finish(link, 4);
  worker.wake();
  expect(course.standing(link)?.score).toBe(15);
});

class Broken extends Error {}

/** Fails in a way that nobody foresaw, for one learner. */
function broken(person: string): ServiceClient {
  const { client } = course.grades;
  const { sub } = course.tool.lms.platform.person(person);
  return {
    send: (registration, scopes, url, request) =>
      request.body?.includes(sub) === true
        ? Promise.reject(new Broken())
        : client.send(registration, scopes, url, request),
  };
}

it('tells of what nobody foresaw, and delivers the others’ grades', async () => {
  await course.finish(link, 3);
  await course.finish(link, 2, { person: 'noe.lanvaux' });
  await course.finish(link, 1, { person: 'mariam.sissoko' });
  const dependencies = { ...course.grades, client: broken('camille.arnoult') };
  await expect(deliverDueGrades(dependencies)).rejects.toThrow(Broken);
  expect(course.standing(link, 'noe.lanvaux')?.score).toBe(10);
  expect(course.standing(link, 'mariam.sissoko')?.score).toBe(5);
  expect(await course.grade(link)).toMatchObject({ state: 'due' });
});

it('goes on after what nobody foresaw', async () => {
  await course.finish(link, 3);
  const worker = watchedWorker(broken('camille.arnoult'));
  await worker.next(1);
  expect(worker.events).toEqual([expect.any(Broken)]);
  await course.finish(link, 2, { person: 'noe.lanvaux' });
  worker.wake();
  await worker.next(2);
  await worker.stop();
  expect(course.standing(link, 'noe.lanvaux')?.score).toBe(10);
});

it('delivers although the sittings cannot be read', async () => {
  await course.finish(link, 2);
  await foldDueGrades(course.grades);
  const sittings: Collection<Sitting> = new Proxy(course.grades.sittings, {
    get: (target, name: keyof Collection<Sitting>) =>
      name === 'find' ? () => Promise.reject(new Broken()) : target[name].bind(target),
  });
  await expect(deliverDueGrades({ ...course.grades, sittings })).rejects.toThrow(Broken);
  expect(course.standing(link)?.score).toBe(10);
});
