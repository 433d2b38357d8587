import type { Claims } from '../../src/demo-lms/platform/launch-claims.js';
import { CLAIM, SCOPE } from '../../src/demo-lms/names.js';
import { retryGrades } from '../../src/grades/retry-grades.js';
import { HOUR, openCourse, SECOND, CAMILLE, type Course } from './support/graded-course.js';

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

/** A mark that a teacher gives on the column's scale. */
async function markByHand(score: number): Promise<void> {
  const { gradebook } = course.tool.lms;
  await gradebook.gradeByHand(gradebook.columnOf(link)?.id ?? '', CAMILLE, score);
}

/** The claims of a launch that grants no reading of results. */
function withoutResults(claims: Claims): Claims {
  const endpoint = claims[CLAIM.ags] as { scope: string[] };
  return {
    ...claims,
    [CLAIM.ags]: { ...endpoint, scope: endpoint.scope.filter((scope) => scope !== SCOPE.result) },
  };
}

describe('a conflict', () => {
  it('over a value equal to ours means delivered', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(15);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(1);
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
    expect((await course.grade(link)).dueAt).toBeUndefined();
  });

  it('with ourselves, when the first answer was lost, means delivered', async () => {
    const other = await course.addLink();
    await course.finish(other, 1);
    await course.deliver();
    await course.finish(link, 3);
    course.tool.lms.faults.turnOn('score-answer-lost');
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', tries: 1 });
    expect(course.standing(link)?.score).toBe(15);
  });

  it('over another value leaves that one standing, and shows it', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(12);
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({
      state: 'kept',
      problem: 'conflict',
      share: 0.75,
      platformShare: 0.6,
    });
    course.clock.pass(24 * HOUR);
    await course.deliver();
    expect(course.calls('POST')).toHaveLength(1);
    expect(course.standing(link)).toMatchObject({ score: 12, byHand: true });
  });

  it('is never forced, however often the platform claims one', async () => {
    course.tool.lms.faults.turnOn('score-409');
    await course.finish(link, 3);
    for (let days = 0; days < 3; days += 1) {
      await course.deliver();
      course.clock.pass(24 * HOUR);
    }
    expect(course.calls('POST')).toHaveLength(1);
    expect(await course.grade(link)).toMatchObject({ state: 'kept', problem: 'conflict' });
    expect((await course.grade(link)).platformShare).toBeUndefined();
  });

  it('without the right to read results is kept, and says no value', async () => {
    await course.finish(link, 3, { forgery: { claims: withoutResults } });
    course.clock.pass(SECOND);
    await markByHand(15);
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', problem: 'conflict' });
    expect(course.calls('GET')).toEqual([]);
  });

  it('whose other side may not be read is kept, not refused', async () => {
    course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 403 });
    course.tool.lms.faults.turnOn('score-409');
    await course.finish(link, 3);
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', problem: 'conflict' });
  });
});

describe('a conflict whose other side cannot be read for the moment', () => {
  beforeEach(async () => {
    await course.finish(link, 3);
    course.tool.lms.faults.turnOn('score-409');
    course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 503 });
    await course.deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'due', readBack: true, problem: 'status_503' });
    course.tool.lms.calls.clear();
  });

  it('is read later, and never sent over', async () => {
    course.clock.pass(SECOND);
    await markByHand(12);
    course.tool.lms.faults.turnOff('score-409');
    for (let minutes = 0; minutes < 5; minutes += 1) {
      course.clock.pass(60 * SECOND);
      await course.deliver();
    }
    course.tool.lms.faults.clear();
    course.clock.pass(HOUR);
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    expect(course.calls('GET').length).toBeGreaterThan(1);
    expect(await course.grade(link)).toMatchObject({ state: 'kept', platformShare: 0.6, readBack: false });
  });

  it('is read later, and found to be our own value', async () => {
    course.clock.pass(SECOND);
    await markByHand(15);
    course.tool.lms.faults.clear();
    course.clock.pass(HOUR);
    await course.deliver();
    expect(course.calls('POST')).toEqual([]);
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
  });

  it('gives way to a later attempt’s grade, which is sent', async () => {
    course.tool.lms.faults.clear();
    course.clock.pass(SECOND);
    await course.finish(link, 1);
    await course.deliver();
    expect(course.calls('GET')).toEqual([]);
    expect(course.standing(link)?.score).toBe(5);
  });
});

describe('a teacher’s own mark', () => {
  it('given after our grade arrived stands', async () => {
    await course.finish(link, 3);
    await course.deliver();
    course.clock.pass(SECOND);
    await markByHand(9);
    course.clock.pass(24 * HOUR);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(9);
  });

  it('given while our grade was held up stands, for it is newer than the sitting', async () => {
    await course.finish(link, 3);
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 503, times: 3 });
    for (let tries = 0; tries < 3; tries += 1) {
      await course.deliver();
      course.clock.pass(60 * SECOND);
    }
    await markByHand(9);
    course.clock.pass(60 * SECOND);
    await course.deliver();
    expect(course.standing(link)).toMatchObject({ score: 9, byHand: true });
    expect(await course.grade(link)).toMatchObject({ state: 'kept', platformShare: 0.45 });
  });

  it('gives way to "send again" alone, which posts a newer timestamp', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(9);
    await course.deliver();
    course.clock.pass(SECOND);
    await retryGrades({}, course.grades);
    await course.deliver();
    expect(course.standing(link)).toMatchObject({ score: 15, byHand: false });
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
    expect((await course.grade(link)).platformShare).toBeUndefined();
  });

  it('gives way to a later attempt, which is newer than the mark', async () => {
    await course.finish(link, 3);
    await course.deliver();
    course.clock.pass(SECOND);
    await markByHand(9);
    course.clock.pass(SECOND);
    await course.finish(link, 4);
    await course.deliver();
    expect(course.standing(link)?.score).toBe(20);
  });
});
