import fc from 'fast-check';
import request from 'supertest';

import { MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
import { LINE_ITEMS, START, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;
let token: string;
let column: string;

beforeEach(async () => {
  world = await registeredLms();
  token = await world.accessToken();
  column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
});

afterEach(() => world.close());

const CAMILLE = 'camille.arnoult';

function score(changes: Record<string, unknown> = {}) {
  return {
    userId: world.lms.platform.person(CAMILLE).sub,
    timestamp: '2026-11-02T08:00:00.400Z',
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    scoreGiven: 15,
    scoreMaximum: 60,
    ...changes,
  };
}

function post(body: object, type: string = MEDIA_TYPE.score, item = column) {
  return request(world.lms.app)
    .post(`${LINE_ITEMS}/${item}/lineitem/scores`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', type)
    .send(JSON.stringify(body));
}

const grade = () => world.lms.gradebook.grade(column, CAMILLE);

it('keeps the score on the column’s own scale, with its comment', async () => {
  await post(score({ comment: 'Bravo' }));
  expect(grade()).toMatchObject({
    score: 5,
    comment: 'Bravo',
    timestamp: '2026-11-02T08:00:00.400Z',
    receivedAt: START,
    byHand: false,
  });
});

it('answers 200 with the score’s type and nothing in it', async () => {
  const answer = await post(score());
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe(MEDIA_TYPE.score);
  expect(answer.text).toBe('');
});

it('lets a score exceed its maximum', async () => {
  await post(score({ scoreGiven: 90 }));
  expect(grade()?.score).toBe(30);
});

it('takes a time zone other than UTC', async () => {
  await post(score({ timestamp: '2026-11-02T09:00:00+01:00' }));
  expect(grade()?.modifiedAt).toBe(Math.floor(START / 1000));
});

describe('erases the grade, as Moodle does,', () => {
  beforeEach(async () => {
    await post(score());
  });

  it.each([
    ['when a status comes without a score', { scoreGiven: undefined, scoreMaximum: undefined }],
    ['when the score is null', { scoreGiven: null }],
    ['when the grading is not finished, even with a score', { gradingProgress: 'Pending' }],
    ['when the work is only in progress', { activityProgress: 'InProgress', gradingProgress: 'NotReady' }],
  ])('%s', async (_name, changes) => {
    const answer = await post(score({ timestamp: '2026-11-02T08:00:01Z', ...changes }));
    expect(answer.status).toBe(200);
    expect(grade()?.score).toBeNull();
  });
});

describe('refuses with 400', () => {
  it.each([
    ['no timestamp', { timestamp: undefined }],
    ['a timestamp without a time zone', { timestamp: '2026-11-02T08:00:00' }],
    ['a timestamp that is a number', { timestamp: 1793606400 }],
    ['a moment that does not exist', { timestamp: '2026-13-02T08:00:00Z' }],
    ['no activityProgress', { activityProgress: undefined }],
    ['an unknown activityProgress', { activityProgress: 'Done' }],
    ['no gradingProgress', { gradingProgress: undefined }],
    ['an unknown gradingProgress', { gradingProgress: 'fullygraded' }],
    ['a score without its maximum', { scoreMaximum: undefined }],
    ['a maximum of zero', { scoreMaximum: 0 }],
    ['a negative score', { scoreGiven: -1 }],
    ['a score in letters', { scoreGiven: '15' }],
    ['no userId', { userId: undefined }],
    ['somebody unknown', { userId: 'personne' }],
  ])('%s', async (_name, changes) => {
    const answer = await post(score(changes));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'incorrect_score' });
    expect(grade()).toBeUndefined();
  });

  it('a teacher, who cannot be graded', async () => {
    const answer = await post(score({ userId: world.lms.platform.person('helene.morvan').sub }));
    expect(answer.status).toBe(400);
  });
});

it('refuses plain JSON', async () => {
  expect((await post(score(), 'application/json')).status).toBe(415);
});

it('refuses a column that is not there', async () => {
  expect((await post(score(), MEDIA_TYPE.score, 'inconnue')).status).toBe(404);
});

it('refuses a token without the scope', async () => {
  token = await world.accessToken(SCOPE.result);
  expect((await post(score())).status).toBe(403);
});

describe('a score that is not newer in whole seconds', () => {
  it.each(['2026-11-02T08:00:00.400Z', '2026-11-02T08:00:00.999Z', '2026-11-02T07:59:59Z'])(
    'is refused: %s after 08:00:00.400',
    async (timestamp) => {
      await post(score());
      const answer = await post(score({ timestamp, scoreGiven: 60 }));
      expect(answer.status).toBe(409);
      expect(grade()?.score).toBe(5);
    },
  );

  it('is refused after a teacher’s own mark', async () => {
    world.clock.now += 60_000;
    await world.lms.gradebook.gradeByHand(column, CAMILLE, 12);
    expect((await post(score())).status).toBe(409);
    expect(grade()).toMatchObject({ score: 12, byHand: true });
  });

  it('takes the place of the one before when it is one second newer', async () => {
    await post(score());
    expect((await post(score({ timestamp: '2026-11-02T08:00:01.000Z', scoreGiven: 60 }))).status).toBe(200);
    expect(grade()?.score).toBe(20);
  });
});

it('always holds the score with the latest second, whatever the order of arrival', async () => {
  const second = fc.integer({ min: 0, max: 5 });
  await fc.assert(
    fc.asyncProperty(fc.array(second, { minLength: 1, maxLength: 6 }), async (seconds) => {
      const fresh = await registeredLms();
      token = await fresh.accessToken();
      const outer = world;
      world = fresh;
      column = fresh.lms.gradebook.columnOf('decouverte')?.id ?? '';
      for (const at of seconds) {
        await post(score({ timestamp: `2026-11-02T08:00:0${at}Z`, scoreGiven: at, scoreMaximum: 20 }));
      }
      expect(grade()?.score).toBe(Math.max(...seconds));
      world = outer;
      await fresh.close();
    }),
    { numRuns: 8 },
  );
});

describe('marks by hand', () => {
  it('are refused for a column that is not there', async () => {
    await expect(world.lms.gradebook.gradeByHand('inconnue', CAMILLE, 1)).rejects.toMatchObject({
      code: 'unknown_line_item',
    });
  });
});
