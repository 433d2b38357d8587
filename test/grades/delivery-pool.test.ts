import { setImmediate as nextTurn } from 'node:timers/promises';
import { deliveryPool } from '../../src/grades/delivery-pool.js';
import type { Grade } from '../../src/grades/grade.js';
import type { Registration } from '../../src/lti/registrations.js';
import type { ServiceClient } from '../../src/lti/services/service-client.js';
import { OutboundError, type OutboundAnswer } from '../../src/outbound/guarded-client.js';
import { addDueGrades, addPlatform } from './support/made-up-grades.js';
import { openCourse, type Course } from './support/graded-course.js';

let course: Course;
let platforms = 0;
beforeAll(async () => {
  course = await openCourse();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

function addOne(family: string): Promise<Registration> {
  platforms += 1;
  return addPlatform(`lms-${platforms}`, family, course.grades);
}

const TAKEN: OutboundAnswer = { status: 200, headers: {}, body: '' };

/** Platforms whose answers a test gives one by one. */
class Answers implements ServiceClient {
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #down = new Set<string>();

  send({ id }: Registration): Promise<OutboundAnswer> {
    if (this.#down.has(id)) return Promise.reject(new OutboundError('timeout', 'nothing came'));
    return new Promise((resolve) => {
      this.#waiting.set(id, [...this.#of(id), () => resolve(TAKEN)]);
    });
  }

  /** Requests that wait for their answer. */
  waiting({ id }: Registration): number {
    return this.#of(id).length;
  }

  answerOne({ id }: Registration): void {
    const [first, ...others] = this.#of(id);
    this.#waiting.set(id, others);
    first?.();
  }

  goDown({ id }: Registration): void {
    this.#down.add(id);
  }

  comeBack({ id }: Registration): void {
    this.#down.delete(id);
  }

  #of(id: string): (() => void)[] {
    return this.#waiting.get(id) ?? [];
  }
}

function openPool(client: ServiceClient) {
  const delivered: Grade[] = [];
  const pool = deliveryPool(
    { ...course.grades, client },
    {
      onDelivery: (grade) => delivered.push(grade),
      onError: (error) => {
        throw error;
      },
      stopped: () => false,
    },
  );
  return { ...pool, delivered };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await nextTurn();
}

async function settle(): Promise<void> {
  for (let turns = 0; turns < 50; turns += 1) await nextTurn();
}

it.each([
  ['canvas', 1],
  ['moodle', 4],
  ['unheard-of', 4],
])('sends to %s so many grades at once: %d', async (family, atOnce) => {
  const lms = await addOne(family);
  const subjects = await addDueGrades(lms, 9, course.grades);
  const answers = new Answers();
  const pool = openPool(answers);
  for (let answered = 0; answered < subjects.length; answered += 1) {
    await pool.fill();
    await until(() => answers.waiting(lms) === Math.min(atOnce, subjects.length - answered));
    await settle();
    expect(answers.waiting(lms)).toBeLessThanOrEqual(atOnce);
    answers.answerOne(lms);
  }
  await pool.idle();
  expect(pool.delivered.map(({ state }) => state)).toEqual(subjects.map(() => 'delivered'));
});

it('lets no platform wait for the answers of another', async () => {
  const [slow, quick] = [await addOne('moodle'), await addOne('moodle')];
  await addDueGrades(slow, 9, course.grades);
  await addDueGrades(quick, 9, course.grades);
  const answers = new Answers();
  const pool = openPool(answers);
  await pool.fill();
  for (let answered = 0; answered < 9; answered += 1) {
    await until(() => answers.waiting(quick) > 0);
    answers.answerOne(quick);
  }
  await until(() => pool.delivered.length === 9);
  expect(new Set(pool.delivered.map(({ registrationId }) => registrationId))).toEqual(new Set([quick.id]));
  for (let answered = 0; answered < 9; answered += 1) {
    await until(() => answers.waiting(slow) > 0);
    answers.answerOne(slow);
  }
  await pool.idle();
  expect(pool.delivered).toHaveLength(18);
});

it('tries a platform that does not answer with one grade, and sends all once that one arrives', async () => {
  const lms = await addOne('moodle');
  await addDueGrades(lms, 30, course.grades);
  const answers = new Answers();
  const pool = openPool(answers);
  answers.goDown(lms);
  await pool.fill();
  await pool.idle();
  const failed = pool.delivered.length;
  // Those that were under way when the fourth failed.
  expect(failed).toBeLessThanOrEqual(7);
  await pool.fill();
  await pool.idle();
  expect(pool.delivered).toHaveLength(failed);
  answers.comeBack(lms);
  course.clock.pass(10_000);
  await pool.fill();
  await until(() => answers.waiting(lms) === 1);
  await settle();
  expect(answers.waiting(lms)).toBe(1);
  answers.answerOne(lms);
  await until(() => answers.waiting(lms) === 4);
  for (let answered = 1; answered < 30; answered += 1) {
    await until(() => answers.waiting(lms) > 0);
    answers.answerOne(lms);
  }
  await pool.idle();
  expect(await course.grades.grades.count({ registrationId: lms.id, state: 'delivered' })).toBe(30);
});

it('sends the grades of a registration that is gone nowhere, and says so', async () => {
  const lms = await addOne('moodle');
  await addDueGrades(lms, 1, course.grades);
  const registrations = {
    ...course.grades.registrations,
    get: () => Promise.resolve(undefined),
    list: () => Promise.resolve([]),
  };
  const pool = deliveryPool(
    { ...course.grades, registrations },
    { onDelivery: () => undefined, onError: () => undefined, stopped: () => false },
  );
  await pool.fill();
  await pool.idle();
  const [grade] = await course.grades.grades.find({ where: { registrationId: lms.id } });
  expect(grade?.doc).toMatchObject({ state: 'refused', problem: 'gone' });
});
