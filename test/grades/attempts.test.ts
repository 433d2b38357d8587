import { EventEmitter, once } from 'node:events';
import fc from 'fast-check';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import type { ServiceClient } from '../../src/lti/services/service-client.js';
import { HOUR, openCourse, SECOND, type Course } from './support/graded-course.js';

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

it('sends the grade of a later attempt, a lower one too', async () => {
  await course.finish(link, 4);
  await course.deliver();
  course.clock.pass(HOUR);
  await course.finish(link, 1);
  await course.deliver();
  expect(course.standing(link)?.score).toBe(5);
});

it('sends only the newest of the attempts that wait', async () => {
  await course.finish(link, 4);
  await course.finish(link, 2);
  await course.finish(link, 3);
  await course.deliver();
  expect(course.calls('POST')).toHaveLength(1);
  expect(course.standing(link)?.score).toBe(15);
});

/** Stops at a gate what goes out first, before the platform sees it or before its answer comes back. */
function gated(where: 'before' | 'after') {
  const { client } = course.grades;
  const gate = new EventEmitter();
  const opened = once(gate, 'open');
  const reached = once(gate, 'reached');
  const slow: ServiceClient = {
    async send(...request) {
      if (where === 'before') {
        gate.emit('reached');
        await opened;
      }
      const answer = await client.send(...request);
      gate.emit('reached');
      await opened;
      return answer;
    },
  };
  return { slow, open: () => gate.emit('open'), reached };
}

it.each(['before', 'after'] as const)(
  'puts no older attempt on a newer one, whose delivery overtakes it %s the platform takes it',
  async (where) => {
    const { slow, open, reached } = gated(where);
    await course.finish(link, 4);
    const first = deliverDueGrades({ ...course.grades, client: slow });
    await reached;
    await course.finish(link, 1);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(5);
    open();
    await first;
    await course.deliver();
    expect(course.standing(link)?.score).toBe(5);
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', share: 0.25, attempt: 2 });
    expect((await course.grade(link)).platformShare).toBeUndefined();
  },
);

it('lets a delivery that was given up for dead do no harm', async () => {
  const { slow, open, reached } = gated('before');
  await course.finish(link, 4);
  const first = deliverDueGrades({ ...course.grades, client: slow });
  await reached;
  course.clock.pass(25 * SECOND);
  await course.deliver();
  const { timestamp } = course.standing(link) ?? {};
  open();
  await first;
  expect(course.standing(link)).toMatchObject({ score: 20, timestamp });
  expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
});

describe('timestamps', () => {
  it('rise by a whole second while the clock stands still', async () => {
    const begun = course.clock.time;
    for (let attempts = 0; attempts < 3; attempts += 1) {
      await course.finish(link, attempts);
      await course.deliver();
      expect(Date.parse(course.standing(link)?.timestamp ?? '')).toBe(begun + attempts * SECOND);
    }
  });

  it('rise by a whole second though the clock is set back by an hour', async () => {
    const begun = course.clock.time;
    await course.finish(link, 1);
    await course.deliver();
    course.clock.pass(-HOUR);
    await course.finish(link, 2);
    await course.deliver();
    course.clock.pass(HOUR);
    expect(course.standing(link)?.score).toBe(10);
    expect(Date.parse(course.standing(link)?.timestamp ?? '')).toBe(begun + SECOND);
  });

  it('rise whatever the clock does and however deliveries fail, and the last attempt stands', async () => {
    const step = fc.record({
      answered: fc.nat({ max: 4 }),
      moves: fc.integer({ min: -5 * SECOND, max: 5 * SECOND }),
      fault: fc.constantFrom('none', 'service-error', 'score-answer-lost' as const),
    });
    const { faults } = course.tool.lms;
    const steps = fc.array(step, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(steps, async (attempts) => {
        const fresh = await course.addLink();
        let last = -Infinity;
        for (const { answered, moves, fault } of attempts) {
          await course.finish(fresh, answered);
          faults.clear();
          if (fault === 'service-error' || fault === 'score-answer-lost') faults.turnOn(fault, { times: 1 });
          await course.deliver();
          course.clock.pass(moves);
          const { timestamp } = course.standing(fresh) ?? {};
          const second = timestamp === undefined ? last : Math.floor(Date.parse(timestamp) / SECOND);
          expect(second).toBeGreaterThanOrEqual(last);
          last = second;
        }
        faults.clear();
        for (let tries = 0; tries < 3; tries += 1) {
          course.clock.pass(HOUR);
          await course.deliver();
        }
        expect(course.standing(fresh)?.score).toBe((attempts.at(-1)?.answered ?? 0) * 5);
        expect(await course.grade(fresh)).toMatchObject({ state: 'delivered', attempt: attempts.length });
      }),
      { numRuns: 12, seed: 7 },
    );
  });
});
