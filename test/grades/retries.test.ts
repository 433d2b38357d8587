import { accessTokens } from '../../src/lti/services/access-tokens.js';
import { serviceClient } from '../../src/lti/services/service-client.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { retryGrades } from '../../src/grades/retry-grades.js';
import { guardedClient, type GuardedClient } from '../../src/outbound/guarded-client.js';
import { HOUR, openCourse, SECOND, type Course } from './support/graded-course.js';

/** The first delay of two seconds, drawn from its upper half by the tests' 0.5. */
const FIRST_DELAY = 1_500;

let course: Course;
let link: string;
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
  await course.finish(link, 3);
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

/** Expects the grade to wait for so long, and then to arrive. */
async function expectDeliveredAfter(milliseconds: number, problem: string): Promise<void> {
  const { clock, tool } = course;
  expect(await course.grade(link)).toMatchObject({ state: 'due', problem, dueAt: clock.time + milliseconds });
  tool.lms.faults.clear();
  tool.lms.calls.clear();
  clock.pass(milliseconds - 1);
  await course.deliver();
  expect(course.calls('POST')).toEqual([]);
  clock.pass(1);
  await course.deliver();
  expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
  expect((await course.grade(link)).problem).toBeUndefined();
  expect(course.standing(link)?.score).toBe(15);
}

/** One with no connection open, which it would use once more when it is cut. */
function unusedClient(): GuardedClient {
  return guardedClient({ allowLoopback: true, allowedPrivateHosts: [], userAgent: 'Parcours' });
}

async function deliverThrough(client: GuardedClient): Promise<void> {
  const { client: usual, toolKeys, now } = course.tool.services.lti;
  const tokens = accessTokens(usual, toolKeys, now);
  await deliverDueGrades({ ...course.grades, client: serviceClient(client, tokens, now) });
}

/** Lets the score arrive, and its answer be lost. */
async function cutAfterArrival(): Promise<number> {
  course.tool.lms.faults.turnOn('score-answer-lost');
  await deliverThrough(unusedClient());
  return arrivedAt();
}

/** The timestamp of the score that stands. */
function arrivedAt(): number {
  return Date.parse(course.standing(link)?.timestamp ?? '');
}

describe('a fault that passes', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('is waited out: a %d', async (status) => {
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status });
    await course.deliver();
    await expectDeliveredAfter(FIRST_DELAY, `status_${status}`);
  });

  it('is waited out: a connection cut before the answer; what arrived is found there, and not sent again', async () => {
    const arrived = await cutAfterArrival();
    await expectDeliveredAfter(FIRST_DELAY, 'unreachable');
    expect(course.tool.lms.calls.list().map(({ method }) => method)).toEqual(['GET']);
    expect(arrivedAt()).toBe(arrived);
  });

  it('is waited out: a connection cut before the answer, after which what is sent is newer', async () => {
    const { clock, tool } = course;
    const arrived = await cutAfterArrival();
    tool.lms.faults.turnOn('service-error', { only: 'results', status: 403 });
    clock.pass(FIRST_DELAY);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(2);
    expect(arrivedAt()).toBe(arrived + SECOND);
  });

  it('whose value another delivery brought before says nothing of this one', async () => {
    await course.deliver();
    await course.finish(link, 3);
    await cutAfterArrival();
    course.clock.pass(FIRST_DELAY);
    await course.deliver();
    expect(course.calls('GET')).toEqual([]);
    expect(course.calls('POST')).toHaveLength(3);
  });

  it('is waited out: an answer that never comes', async () => {
    const patient = unusedClient();
    course.tool.lms.faults.turnOn('service-timeout', { only: 'score' });
    await deliverThrough({ request: (url, options) => patient.request(url, { ...options, timeout: 100 }) });
    await expectDeliveredAfter(FIRST_DELAY, 'timeout');
  });

  it.each([400, 401, 500, 503])('is waited out: no access token, but a %d', async (status) => {
    course.tool.lms.faults.turnOn('token-endpoint-down', { status });
    course.endTokens();
    await course.deliver();
    await expectDeliveredAfter(FIRST_DELAY, 'no_access_token');
  });

  it('is waited out: new tokens that are not taken either', async () => {
    course.tool.lms.faults.turnOn('access-token-expired', { times: 2 });
    await course.deliver();
    await expectDeliveredAfter(FIRST_DELAY, 'status_401');
  });

  it('is waited out for as long as Retry-After asks in seconds, and a little more', async () => {
    course.tool.lms.faults.turnOn('service-429', { retryAfterSeconds: 40 });
    await course.deliver();
    await expectDeliveredAfter(40 * SECOND * 1.05, 'status_429');
  });

  it('is waited out for as long as Retry-After asks by a date of the service’s own clock', async () => {
    course.tool.lms.faults.turnOn('service-429', { retryAfterSeconds: 40, httpDate: true });
    await course.deliver();
    const wholeSeconds = 40 * SECOND - (course.clock.time % SECOND);
    await expectDeliveredAfter(wholeSeconds * 1.05, 'status_429');
  });

  it('of a platform that asks us to wait holds its other grades too', async () => {
    const other = await course.addLink();
    for (const person of ['ines.delahaye', 'noe.lanvaux', 'mariam.sissoko', 'thibault.kervadec']) {
      await course.finish(other, 2, { person });
    }
    course.tool.lms.faults.turnOn('service-429', { retryAfterSeconds: 40 });
    for (let seconds = 0; seconds < 39; seconds += 3) {
      await course.deliver();
      course.clock.pass(3 * SECOND);
    }
    // Those that were under way at once when the first was told to wait.
    expect(course.calls('POST').length).toBeLessThanOrEqual(4);
    course.tool.lms.faults.clear();
    course.clock.pass(10 * SECOND);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(15);
    expect(course.standing(other, 'thibault.kervadec')?.score).toBe(10);
  });

  it('of one grade alone holds that one for longer each time', async () => {
    const delays: number[] = [];
    for (let tries = 0; tries < 12; tries += 1) {
      course.tool.lms.faults.turnOn('service-error', { only: 'score', times: 1 });
      await course.deliver();
      const { dueAt = 0 } = await course.grade(link);
      delays.push(dueAt - course.clock.time);
      // Another one arrives: the platform is well.
      await course.finish(await course.addLink(), 2);
      await course.deliver();
      course.clock.time = dueAt;
    }
    expect(delays.slice(0, 4)).toEqual([1_500, 3_000, 6_000, 12_000]);
    expect(delays.at(-1)).toBe(450_000);
  });

  it('keeps no other grade from its way', async () => {
    const other = await course.addLink();
    await course.finish(other, 2);
    course.tool.lms.faults.turnOn('service-error', { only: 'score', times: 1 });
    await course.deliver();
    const states = [await course.grade(link), await course.grade(other)].map(({ state }) => state);
    expect(states.sort()).toEqual(['delivered', 'due']);
  });
});

describe('an access token', () => {
  it('that the platform no longer takes is replaced at once', async () => {
    course.tool.lms.faults.turnOn('access-token-expired');
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', tries: 1 });
  });

  it('that the platform forgot is replaced at once', async () => {
    await course.deliver();
    course.tool.lms.platform.revokeAccessTokens();
    await course.finish(link, 4);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(20);
  });
});

describe('a refusal for good', () => {
  const refusals = [302, 400, 403, 404, 410, 413, 422];

  it.each(refusals)('is kept and visible, and not sent again by itself: a %d', async (status) => {
    const { clock, tool } = course;
    tool.lms.faults.turnOn('service-error', { only: 'score', status });
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'refused', problem: `status_${status}` });
    tool.lms.faults.clear();
    clock.pass(24 * HOUR);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(1);
    expect(course.standing(link)).toBeUndefined();
  });

  it('is sent again on command', async () => {
    const { clock, tool } = course;
    tool.lms.faults.turnOn('service-error', { only: 'score', status: 400 });
    await course.deliver();
    tool.lms.faults.clear();
    clock.pass(HOUR);
    expect(await retryGrades({}, course.grades)).toBe(1);
    await course.deliver();
    expect(course.standing(link)).toMatchObject({
      score: 15,
      timestamp: new Date(clock.time).toISOString(),
    });
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', tries: 1 });
  });

  it('of one attempt says nothing about the next', async () => {
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 400 });
    await course.deliver();
    course.tool.lms.faults.clear();
    await course.finish(link, 4);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(20);
  });
});
