import type { FaultName } from '../../src/demo-lms/faults/catalogue.js';
import { deliverDueGrades } from '../../src/grades/grade-worker.js';
import { retryGrades } from '../../src/grades/retry-grades.js';
import { ServiceError } from '../../src/lti/services/service-error.js';
import type { ServiceClient } from '../../src/lti/services/service-client.js';
import { CAMILLE, openCourse, SECOND, type Course } from './support/graded-course.js';

const SUBMISSION = 'https://canvas.instructure.com/lti/submission';

let course: Course;
let link: string;
/** Scores as they were sent. */
let scores: Record<string, unknown>[];
beforeAll(async () => {
  course = await openCourse();
});
beforeEach(async () => {
  link = await course.addLink();
  scores = [];
});
afterEach(async () => {
  await course.reset();
  await become('parcours-demo-lms');
});
afterAll(() => course.tool.stop());

/** Makes the platform one of that family, whose gradebook behaves so. */
async function become(family: string, gradebook?: FaultName): Promise<void> {
  const { registrations } = course.grades;
  const [registration] = await registrations.list();
  const found = await registrations.get(registration?.id ?? '');
  if (found === undefined) throw new Error('no registration');
  await registrations.update({ ...found.doc, family }, found.version);
  if (gradebook !== undefined) course.tool.lms.faults.turnOn(gradebook);
}

async function deliver(): Promise<void> {
  const { client } = course.grades;
  const watched: ServiceClient = {
    send(registration, scopes, url, request) {
      if (request.what === 'score') {
        scores.push(JSON.parse(request.body ?? '') as Record<string, unknown>);
      }
      return client.send(registration, scopes, url, request);
    },
  };
  await deliverDueGrades({ ...course.grades, client: watched });
}

async function markByHand(score: number): Promise<void> {
  const { gradebook } = course.tool.lms;
  await gradebook.gradeByHand(gradebook.columnOf(link)?.id ?? '', CAMILLE, score);
}

/** The counting sitting's share becomes another one, as by the correction of an item. */
async function regrade(gradeShare: number): Promise<void> {
  const { sittings } = course.grades;
  const { sittingId } = await course.grade(link);
  const found = await sittings.get(sittingId);
  if (found === undefined) throw new Error('no sitting');
  const { time } = course.clock;
  await sittings.replace({ ...found.doc, gradeShare, regradedAt: time, gradeDueAt: time }, found.version);
}

describe('every platform', () => {
  it.each(['moodle', 'canvas', 'open-edx', 'BlackboardLearn', 'desire2learn', 'sakai', 'ilias'])(
    'of the kind of %s gets final scores only, with when the sitting began and ended',
    async (family) => {
      await become(family);
      const { startedAt, finishedAt = 0 } = await course.finish(link, 3);
      await deliver();
      expect(scores).toEqual([
        expect.objectContaining({
          activityProgress: 'Completed',
          gradingProgress: 'FullyGraded',
          scoreGiven: 75,
          scoreMaximum: 100,
          submission: {
            startedAt: new Date(startedAt).toISOString(),
            submittedAt: new Date(finishedAt).toISOString(),
          },
        }),
      ]);
      expect(scores[0]).not.toHaveProperty('scoringUserId');
      expect(course.standing(link)?.score).toBe(15);
    },
  );
});

describe('Moodle', () => {
  beforeEach(() => become('moodle'));

  it('answering 400 means that the person has no grade in the course, which no retry mends', async () => {
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 400, times: 1 });
    await course.finish(link, 3);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'refused', problem: 'not_graded_here' });
    course.clock.pass(1_000 * SECOND);
    await deliver();
    expect(scores).toHaveLength(1);
  });

  it('gets nothing beside the specification', async () => {
    await course.finish(link, 3);
    await deliver();
    expect(scores[0]).not.toHaveProperty([SUBMISSION]);
  });

  describe('accepting a score and showing a mark that was given by hand', () => {
    beforeEach(async () => {
      course.tool.lms.faults.turnOn('mark-stands');
      await course.finish(link, 3);
      await deliver();
      course.clock.pass(60 * SECOND);
      await markByHand(7);
      course.clock.pass(60 * SECOND);
    });
    const KEPT = { state: 'kept', problem: 'conflict', platformShare: 0.35 };

    it('keeps its own, as the teacher is told, when the learner begins anew', async () => {
      await course.finish(link, 4);
      await deliver();
      expect(scores).toHaveLength(2);
      expect(await course.grade(link)).toMatchObject(KEPT);
    });

    it('keeps it also against the command to send ours, until the mark is undone there', async () => {
      await course.finish(link, 4);
      await deliver();
      const { learnerId } = await course.grade(link);
      const again = async () => {
        await retryGrades({ learnerId }, course.grades);
        await deliver();
        return course.grade(link);
      };
      expect(await again()).toMatchObject(KEPT);
      course.tool.lms.faults.turnOff('mark-stands');
      expect(await again()).toMatchObject({ state: 'delivered', deliveredShare: 1 });
      expect(course.standing(link)?.score).toBe(20);
    });

    it('is taken at its word where it does not say what it shows', async () => {
      course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 500 });
      await course.finish(link, 4);
      await deliver();
      expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
    });
  });
});

describe('Canvas', () => {
  beforeEach(() => become('canvas', 'like-canvas'));

  it('counts one attempt for each sitting, whose page SpeedGrader may open', async () => {
    for (const answered of [1, 2]) {
      await course.finish(link, answered);
      await deliver();
      course.clock.pass(SECOND);
    }
    expect(course.standing(link)).toMatchObject({ score: 10, attempts: 2 });
    expect(scores[0]).toMatchObject({
      [SUBMISSION]: {
        new_submission: true,
        submission_type: 'basic_lti_launch',
        submission_data: `${course.tool.url}/lti/launch`,
        submitted_at: (scores[0]?.['submission'] as { submittedAt: string }).submittedAt,
      },
    });
  });

  it('counts no new attempt when the answer to a score was lost, and gets no comment twice', async () => {
    course.tool.lms.faults.turnOn('score-answer-lost');
    course.tool.lms.faults.turnOn('service-error', { only: 'results', status: 503, times: 1 });
    await course.finish(link, 3);
    await deliver();
    for (let tries = 0; tries < 4; tries += 1) {
      course.clock.pass(60 * SECOND);
      await deliver();
    }
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
    expect(course.standing(link)).toMatchObject({ score: 15, attempts: 1 });
    expect(course.standing(link)?.comment).toMatch(/^Niveau d’ensemble : [^\n]*$/);
  });

  it('counts an attempt though the first try was refused for the moment', async () => {
    course.tool.lms.faults.turnOn('service-429', { only: 'score', retryAfterSeconds: 5, times: 1 });
    await course.finish(link, 3);
    await deliver();
    course.clock.pass(10 * SECOND);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 15, attempts: 1 });
    expect(scores.map((score) => score[SUBMISSION])).toEqual([
      expect.objectContaining({ new_submission: true }),
      expect.objectContaining({ new_submission: true }),
    ]);
  });

  it('counts no new attempt for a value that was corrected, nor for one sent again', async () => {
    await course.finish(link, 3);
    await deliver();
    course.clock.pass(60 * SECOND);
    await regrade(0.5);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 10, attempts: 1 });
    expect(scores[1]).toMatchObject({
      [SUBMISSION]: { new_submission: false, prioritize_non_tool_grade: true },
    });
    const sent = scores.map(({ timestamp }) => Date.parse(String(timestamp)));
    expect(sent[1]).toBeGreaterThan(sent[0] ?? Infinity);
  });

  it('takes the grade of who has no attempt left, as no new attempt', async () => {
    course.tool.lms.faults.turnOn('no-attempt-left');
    await course.finish(link, 3);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 15 });
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
  });

  it('answering 422 to that too means that the person has no grade in the course', async () => {
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 422 });
    await course.finish(link, 3, { person: 'noe.lanvaux' });
    await deliver();
    expect(scores).toHaveLength(2);
    expect(await course.grade(link, 'noe.lanvaux')).toMatchObject({
      state: 'refused',
      problem: 'not_graded_here',
    });
  });

  it('answering 400 has a newer value, which stands', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(9);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', platformShare: 0.45 });
    expect(course.standing(link)?.score).toBe(9);
  });

  it('answering 400 where nothing stands refuses something else', async () => {
    course.tool.lms.faults.turnOn('service-error', { only: 'score', status: 400 });
    await course.finish(link, 3);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'refused', problem: 'status_400' });
  });

  it('answering 403 with nothing remaining of its allowance is asked again later', async () => {
    const { client } = course.grades;
    await course.finish(link, 3);
    let refused = false;
    const throttled: ServiceClient = {
      send(registration, scopes, url, request) {
        if (refused || request.what !== 'score') return client.send(registration, scopes, url, request);
        refused = true;
        const answer = { status: 403, headers: { 'x-rate-limit-remaining': '0.0' }, body: 'Rate Limit' };
        return Promise.reject(ServiceError.ofAnswer('score', answer, course.clock.time));
      },
    };
    await deliverDueGrades({ ...course.grades, client: throttled });
    expect(await course.grade(link)).toMatchObject({ state: 'due', problem: 'status_403' });
    course.clock.pass(10 * SECOND);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 15, attempts: 1 });
  });
});

describe('Open edX', () => {
  beforeEach(() => become('open-edx', 'like-open-edx'));

  it('gets whole points', async () => {
    await course.finish(link, 3);
    await deliver();
    await regrade(0.666);
    await deliver();
    expect(scores.map(({ scoreGiven, scoreMaximum }) => [scoreGiven, scoreMaximum])).toEqual([
      [75, 100],
      [67, 100],
    ]);
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', share: 0.666 });
  });

  it('answering 400 to a timestamp that it knows has our value already', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(15);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'delivered' });
  });

  it('answering 400 to a timestamp older than a mark given by hand keeps that mark', async () => {
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(8);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', platformShare: 0.4 });
  });
});

describe('ILIAS', () => {
  it('may tell numbers as texts', async () => {
    await become('ilias', 'like-ilias');
    await course.finish(link, 3);
    course.clock.pass(SECOND);
    await markByHand(8);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', platformShare: 0.4 });
  });
});

describe('a value that changed without a new attempt', () => {
  beforeEach(async () => {
    await become('sakai', 'like-specification');
    await course.finish(link, 3);
    await deliver();
    course.clock.pass(60 * SECOND);
  });

  it('is sent once, newer than before', async () => {
    await regrade(0.5);
    await deliver();
    await deliver();
    expect(scores).toHaveLength(2);
    expect(course.standing(link)?.score).toBe(10);
    expect(await course.grade(link)).toMatchObject({ state: 'delivered', deliveredShare: 0.5, attempt: 1 });
  });

  it('leaves a teacher’s mark alone', async () => {
    await markByHand(6);
    course.clock.pass(SECOND);
    await regrade(1);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 6, byHand: true });
    expect(await course.grade(link)).toMatchObject({ state: 'kept', share: 1, platformShare: 0.3 });
    expect(scores).toHaveLength(1);
  });

  it('leaves a mark alone that was kept before', async () => {
    await markByHand(6);
    await course.finish(link, 2);
    course.clock.pass(SECOND);
    await markByHand(7);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept' });
    await regrade(1);
    await deliver();
    expect(await course.grade(link)).toMatchObject({ state: 'kept', share: 1, platformShare: 0.35 });
    expect(course.standing(link)?.score).toBe(7);
  });

  it('leaves it alone too where results may not be read, for the mark is newer', async () => {
    const placement = await course.grades.placements.get((await course.grade(link)).placementId);
    if (placement?.doc.grades === undefined) throw new Error('no placement');
    const { grades } = placement.doc;
    const scopes = grades.scopes.filter((scope) => !scope.includes('result'));
    await course.grades.placements.update(
      { ...placement.doc, grades: { ...grades, scopes } },
      placement.version,
    );
    await markByHand(6);
    await regrade(1);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 6, byHand: true });
  });

  it('is sent over it when somebody says so', async () => {
    await markByHand(6);
    course.clock.pass(SECOND);
    await regrade(1);
    await deliver();
    await retryGrades({}, course.grades);
    await deliver();
    expect(course.standing(link)).toMatchObject({ score: 20, byHand: false });
  });
});
