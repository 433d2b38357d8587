import request from 'supertest';
import { z } from 'zod';

import { MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
import { LINE_ITEMS, ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;
let token: string;

beforeEach(async () => {
  world = await registeredLms({ claims: ['email'] });
  token = await world.accessToken();
});

afterEach(() => world.close());

function get(path: string, accept: string) {
  return request(world.lms.app).get(path).set('Authorization', `Bearer ${token}`).set('Accept', accept);
}

const results = z.array(z.looseObject({ userId: z.string() }));
const members = z.looseObject({ members: z.array(z.looseObject({ user_id: z.string() })) });
const MEMBERS = '/services/course/ifsi-soins-s1/members';

describe('results', () => {
  const path = () => `${LINE_ITEMS}/${world.lms.gradebook.columnOf('decouverte')?.id ?? ''}/lineitem/results`;

  beforeEach(async () => {
    const column = world.lms.gradebook.columnOf('decouverte')?.id ?? '';
    await world.lms.gradebook.gradeByHand(column, 'noe.lanvaux', 12);
    await world.lms.gradebook.gradeByHand(column, 'ines.delahaye', 8);
  });

  it('hold one entry for each graded learner', async () => {
    const answer = await get(path(), MEDIA_TYPE.results);
    expect(answer.headers['content-type']).toBe(MEDIA_TYPE.results);
    expect(JSON.parse(answer.text)).toMatchObject([
      {
        id: expect.stringContaining('/results/') as string,
        scoreOf: expect.stringMatching(/\/lineitem$/) as string,
        userId: world.lms.platform.person('noe.lanvaux').sub,
        resultScore: 12,
        resultMaximum: 20,
      },
      { resultScore: 8 },
    ]);
  });

  it('can be those of one person', async () => {
    const { sub } = world.lms.platform.person('ines.delahaye');
    const answer = await get(`${path()}?user_id=${sub}`, MEDIA_TYPE.results);
    expect(results.parse(JSON.parse(answer.text)).map(({ userId }) => userId)).toEqual([sub]);
  });

  it('have no score where it was erased', async () => {
    const sub = world.lms.platform.person('noe.lanvaux').sub;
    await request(world.lms.app)
      .post(path().replace(/results$/, 'scores'))
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', MEDIA_TYPE.score)
      .send(
        JSON.stringify({
          userId: sub,
          timestamp: '2026-11-02T09:00:00Z',
          activityProgress: 'Initialized',
          gradingProgress: 'NotReady',
        }),
      );
    const answer = await get(`${path()}?user_id=${sub}`, MEDIA_TYPE.results);
    expect(results.parse(JSON.parse(answer.text))[0]).not.toHaveProperty('resultScore');
  });

  it('are refused under another media type', async () => {
    expect((await get(path(), 'application/json')).status).toBe(400);
  });

  it('are refused to a token without the scope', async () => {
    token = await world.accessToken(SCOPE.score);
    expect((await get(path(), MEDIA_TYPE.results)).status).toBe(403);
  });
});

describe('members', () => {
  it('are everyone enrolled, with short role names and what the registration asked for', async () => {
    const answer = await get(MEMBERS, MEDIA_TYPE.members);
    expect(answer.headers['content-type']).toBe(MEDIA_TYPE.members);
    const body = members.parse(JSON.parse(answer.text));
    expect(body).toMatchObject({ id: `${ORIGIN}${MEMBERS}`, context: { label: 'IFSI-S1' } });
    expect(body.members).toHaveLength(9);
    expect(body.members[0]).toEqual({
      status: 'Active',
      user_id: world.lms.platform.person('helene.morvan').sub,
      roles: ['Instructor'],
      email: 'helene.morvan@ifsi.example',
    });
  });

  it.each(['Learner', 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner'])(
    'can be those in a role: %s',
    async (role) => {
      const answer = await get(`${MEMBERS}?role=${encodeURIComponent(role)}`, MEDIA_TYPE.members);
      expect(members.parse(JSON.parse(answer.text)).members).toHaveLength(7);
    },
  );

  it('come by pages when a limit is asked', async () => {
    const answer = await get(`${MEMBERS}?limit=4&page=3`, MEDIA_TYPE.members);
    expect(members.parse(JSON.parse(answer.text)).members).toHaveLength(1);
  });

  it('are refused to a token without the scope', async () => {
    token = await world.accessToken(SCOPE.lineItem);
    expect((await get(MEMBERS, MEDIA_TYPE.members)).status).toBe(403);
  });
});
