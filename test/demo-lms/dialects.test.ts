import request from 'supertest';

import { MEDIA_TYPE } from '../../src/demo-lms/names.js';
import { LINE_ITEMS, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

const CAMILLE = 'camille.arnoult';
const SUBMISSION = 'https://canvas.instructure.com/lti/submission';

let world: RegisteredLms;
let token: string;
let column: string;

beforeEach(async () => {
  world = await registeredLms();
  token = await world.accessToken();
  column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
});

afterEach(() => world.close());

/** Sends a score, and says what it was answered with. */
async function post(changes: Record<string, unknown> = {}): Promise<number> {
  const score = {
    userId: world.lms.platform.person(CAMILLE).sub,
    timestamp: '2026-11-02T08:00:00.400Z',
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    scoreGiven: 15,
    scoreMaximum: 60,
    comment: 'Bravo',
    ...changes,
  };
  const { status } = await request(world.lms.app)
    .post(`${LINE_ITEMS}/${column}/lineitem/scores`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', MEDIA_TYPE.score)
    .send(JSON.stringify(score));
  return status;
}

const grade = () => world.lms.gradebook.grade(column, CAMILLE);
const teacher = () => world.lms.platform.people.find(({ role }) => role === 'teacher')?.sub;

describe('like Canvas', () => {
  beforeEach(() => world.lms.faults.turnOn('like-canvas'));

  it('it counts each score as an attempt unless told otherwise, and adds comment to comment', async () => {
    await post();
    await post({ timestamp: '2026-11-02T08:00:01Z' });
    await post({ timestamp: '2026-11-02T08:00:02Z', [SUBMISSION]: { new_submission: false } });
    expect(grade()).toMatchObject({ attempts: 2, comment: 'Bravo\nBravo\nBravo' });
  });

  it('it takes a timestamp that is equal, and answers 400 to an older one', async () => {
    expect(await post()).toBe(200);
    expect(await post()).toBe(200);
    expect(await post({ timestamp: '2026-11-02T08:00:00.399Z' })).toBe(400);
  });

  it('it answers 422 to who is no learner, and to a new attempt where none is left', async () => {
    expect(await post({ userId: teacher() })).toBe(422);
    world.lms.faults.turnOn('no-attempt-left');
    expect(await post({ [SUBMISSION]: { new_submission: false } })).toBe(200);
    expect(await post()).toBe(422);
  });

  it('it leaves a score that is not final aside', async () => {
    await post();
    await post({ timestamp: '2026-11-02T09:00:00Z', gradingProgress: 'NotReady' });
    expect(grade()?.score).toBe(5);
  });

  it('it keeps a teacher’s mark from a score that gives way to it', async () => {
    await world.lms.gradebook.gradeByHand(column, CAMILLE, 7);
    const later = '2026-12-02T08:00:00Z';
    await post({ timestamp: later, [SUBMISSION]: { prioritize_non_tool_grade: true } });
    expect(grade()).toMatchObject({ score: 7, byHand: true });
    await post({ timestamp: later });
    expect(grade()).toMatchObject({ score: 5, byHand: false });
  });
});

it('like Open edX, it takes whole points only, and answers 400 to a timestamp that is not newer', async () => {
  world.lms.faults.turnOn('like-open-edx');
  expect(await post({ scoreGiven: 15.5 })).toBe(400);
  expect(await post()).toBe(200);
  expect(await post()).toBe(400);
  expect(await post({ timestamp: '2026-11-02T08:00:00.401Z' })).toBe(200);
});

it('to the letter of the specification, it compares fractions of a second', async () => {
  world.lms.faults.turnOn('like-specification');
  expect(await post()).toBe(200);
  expect(await post()).toBe(409);
  expect(await post({ timestamp: '2026-11-02T08:00:00.401Z' })).toBe(200);
});
