import type { Grade } from '../../src/grades/grade.js';
import { gradeStatus } from '../../src/grades/grade-status.js';
import { retryGrades } from '../../src/grades/retry-grades.js';
import type { Collection } from '../../src/store/port.js';
import { openCourse, SECOND, type Course } from './support/graded-course.js';

let course: Course;
beforeAll(async () => {
  course = await openCourse();
});
afterEach(() => course.reset());
afterAll(() => course.tool.stop());

const START = 1_000_000;

/** A grade that was tried at the start, with these details. */
function grade(id: string, details: Partial<Grade> = {}): Grade {
  return {
    id,
    institutionId: 'ifsi',
    registrationId: 'moodle',
    placementId: 'place',
    learnerId: `learner-${id}`,
    sittingId: `sitting-${id}`,
    attempt: 1,
    share: 0.5,
    state: 'refused',
    dueSince: START,
    tries: 4,
    lastTimestamp: START + 3 * SECOND,
    readBack: false,
    problem: 'status_400',
    ...details,
  };
}

async function keep(...grades: Grade[]): Promise<void> {
  for (const each of grades) await course.grades.grades.insert(each);
}

async function stateOf(id: string): Promise<Grade | undefined> {
  return (await course.grades.grades.get(id))?.doc;
}

/** The grades that the filter sends again. */
async function sentAgain(filter: Parameters<typeof retryGrades>[0]): Promise<string[]> {
  const all = await course.grades.grades.find({});
  const count = await retryGrades(filter, course.grades);
  const sent: string[] = [];
  for (const { doc } of all) {
    if (doc.state !== 'due' && (await stateOf(doc.id))?.state === 'due') sent.push(doc.id);
  }
  expect(count).toBe(sent.length);
  return sent.sort();
}

describe('"send again"', () => {
  it('makes refused and kept grades due now, and leaves the others alone', async () => {
    const due = grade('due', { state: 'due', dueAt: START, problem: 'timeout' });
    const delivered = grade('delivered', { state: 'delivered', deliveredAt: START });
    await keep(grade('refused'), grade('kept', { state: 'kept', platformShare: 0.4 }), due, delivered);
    expect(await sentAgain({})).toEqual(['kept', 'refused']);
    const now = course.clock.time;
    const { problem, platformShare, ...kept } = (await stateOf('kept')) ?? grade('none');
    expect([problem, platformShare]).toEqual([undefined, undefined]);
    expect(kept).toMatchObject({
      state: 'due',
      dueAt: now,
      dueSince: now,
      tries: 0,
      lastTimestamp: START + 3 * SECOND,
    });
    expect(await stateOf('due')).toEqual(due);
    expect(await stateOf('delivered')).toEqual(delivered);
  });

  it('may be asked for one state', async () => {
    await keep(grade('refused'), grade('kept', { state: 'kept' }));
    expect(await sentAgain({ states: ['refused'] })).toEqual(['refused']);
  });

  it('may be asked for one grade, placement, learner or registration', async () => {
    await keep(
      grade('a'),
      grade('b', { placementId: 'elsewhere' }),
      grade('c', { registrationId: 'canvas' }),
      grade('d', { learnerId: 'noe' }),
    );
    expect(await sentAgain({ gradeId: 'a' })).toEqual(['a']);
    expect(await sentAgain({ placementId: 'elsewhere' })).toEqual(['b']);
    expect(await sentAgain({ registrationId: 'canvas' })).toEqual(['c']);
    expect(await sentAgain({ learnerId: 'noe' })).toEqual(['d']);
    expect(await sentAgain({})).toEqual([]);
  });

  it('says so when there is nothing to send', async () => {
    expect(await retryGrades({ gradeId: 'nobody' }, course.grades)).toBe(0);
  });

  it('carries a newer timestamp than any before, also of a clock that is behind', async () => {
    const link = await course.addLink();
    course.tool.lms.faults.turnOn('score-409', { times: 1 });
    await course.finish(link, 3);
    await course.deliver();
    const { lastTimestamp = 0 } = await course.grade(link);
    course.clock.pass(-20 * SECOND);
    await retryGrades({}, course.grades);
    await course.deliver();
    course.clock.pass(20 * SECOND);
    expect(Date.parse(course.standing(link)?.timestamp ?? '')).toBe(lastTimestamp + SECOND);
  });

  it('looks again when a later attempt is folded in at the same moment', async () => {
    await keep(grade('a'));
    const { grades } = course.grades;
    let first = true;
    const raced: Collection<Grade> = new Proxy(grades, {
      get(target, name: keyof Collection<Grade>) {
        if (name !== 'get') return target[name].bind(target);
        return async (id: string) => {
          const found = await target.get(id);
          if (found !== undefined && first) {
            first = false;
            await target.replace({ ...found.doc, attempt: 2, state: 'due', dueAt: START }, found.version);
          }
          return found;
        };
      },
    });
    expect(await retryGrades({}, { ...course.grades, grades: raced })).toBe(0);
    expect(await stateOf('a')).toMatchObject({ state: 'due', attempt: 2, dueAt: START });
  });
});

describe('the status of deliveries', () => {
  it('is empty where nothing was graded', async () => {
    const status = { due: 0, delivered: 0, kept: 0, refused: 0, oldestDue: undefined };
    expect(await gradeStatus(course.grades)).toEqual(status);
  });

  it('counts by state, and says since when the oldest waits', async () => {
    await keep(
      grade('a', { state: 'due', dueAt: START + 50, dueSince: START + 9 }),
      grade('b', { state: 'due', dueAt: START + 60, dueSince: START + 5 }),
      grade('c', { state: 'delivered', dueSince: START - 100 }),
      grade('d', { state: 'kept' }),
      grade('e'),
      grade('f'),
    );
    const status = { due: 2, delivered: 1, kept: 1, refused: 2, oldestDue: START + 5 };
    expect(await gradeStatus(course.grades)).toEqual(status);
  });

  it('counts sittings that no worker has looked at', async () => {
    const link = await course.addLink();
    const { finishedAt } = await course.finish(link, 3);
    expect(await gradeStatus(course.grades)).toMatchObject({ due: 1, oldestDue: finishedAt });
    await course.deliver();
    expect(await gradeStatus(course.grades)).toMatchObject({ due: 0, delivered: 1, oldestDue: undefined });
  });
});
