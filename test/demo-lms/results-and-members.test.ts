import request from 'supertest';
import { z } from 'zod';

import { CLAIM, MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
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

  const listed = async (query = '') => {
    const answer = await get(`${MEMBERS}${query}`, MEDIA_TYPE.members);
    return members.parse(JSON.parse(answer.text)).members;
  };
  const differencesOf = (answer: { headers: Record<string, string> }) =>
    /<([^>]*)>; rel="differences"/.exec(answer.headers['link'] ?? '')?.[1] ?? '';

  it('come by pages where the platform pages by itself, and all of them', async () => {
    world.lms.faults.turnOn('lists-paged', { pageSize: 5, times: 1 });
    const first = await get(MEMBERS, MEDIA_TYPE.members);
    const [, next = ''] = /<([^>]*)>; rel="next"/.exec(String(first.headers['link'])) ?? [];
    expect(members.parse(JSON.parse(first.text)).members).toHaveLength(5);
    expect(await listed(new URL(next).search)).toHaveLength(4);
  });

  it('can be as many as a large course has', async () => {
    expect(world.lms.enrolments.addPeople(300)).toHaveLength(300);
    const all = await listed();
    expect(new Set(all.map(({ user_id }) => user_id)).size).toBe(309);
  });

  it('without names, with full role names and loud statuses, as the switches say', async () => {
    for (const fault of ['members-without-names', 'members-long-roles', 'members-loud-status'] as const) {
      world.lms.faults.turnOn(fault);
    }
    expect((await listed())[0]).toEqual({
      status: 'ACTIVE',
      user_id: world.lms.platform.person('helene.morvan').sub,
      roles: [
        'http://purl.imsglobal.org/vocab/lis/v2/institution/person#Instructor',
        'http://purl.imsglobal.org/vocab/lis/v2/membership#Instructor',
      ],
    });
  });

  it('tell since the last list who came and who left', async () => {
    const before = await get(MEMBERS, MEDIA_TYPE.members);
    world.lms.enrolments.setStatus(world.lms.platform.person('noe.lanvaux').sub, 'Deleted');
    const [added] = world.lms.enrolments.addPeople(1);
    const { search } = new URL(differencesOf(before));
    const changed = await get(`${MEMBERS}${search}`, MEDIA_TYPE.members);
    expect(members.parse(JSON.parse(changed.text)).members).toMatchObject([
      { user_id: world.lms.platform.person('noe.lanvaux').sub, status: 'Deleted' },
      { user_id: added?.sub, status: 'Active' },
    ]);
    expect(await listed(new URL(differencesOf(changed)).search)).toEqual([]);
    expect(await listed()).toHaveLength(9);
  });

  it('are those of one activity by rlid, with what its launch would say', async () => {
    const [member] = await listed('?rlid=decouverte');
    expect(member).toMatchObject({ message: [{ custom: { link: 'decouverte' } }] });
    expect((await get(`${MEMBERS}?rlid=inconnue`, MEDIA_TYPE.members)).status).toBe(404);
    world.lms.faults.turnOn('members-rlid-refused');
    expect((await get(`${MEMBERS}?rlid=decouverte`, MEDIA_TYPE.members)).status).toBe(404);
  });

  it('tell their groups when they are asked', async () => {
    const asked = await listed('?groups=true');
    expect(asked[0]).toMatchObject({ group_enrollments: [] });
    expect(asked[2]).toMatchObject({ group_enrollments: [{ group_id: 'td-a' }] });
    expect((await listed())[2]).not.toHaveProperty('group_enrollments');
  });

  it('are a page of another kind, or far too long, as the switches say', async () => {
    world.lms.faults.turnOn('members-malformed', { times: 1 });
    expect((await get(MEMBERS, MEDIA_TYPE.members)).type).toBe('text/html');
    world.lms.faults.turnOn('members-huge', { megabytes: 1 });
    const answer = await request(world.lms.app).head(MEMBERS).set('Authorization', `Bearer ${token}`);
    expect(answer.headers['content-length']).toBe(String(2 ** 20));
  });

  it.each([
    ['members-endless', /^http:\/\/localhost:3100\/.*page=2/],
    ['members-next-elsewhere', /^http:\/\/lms\.ailleurs\.example/],
  ] as const)('go on for ever, or elsewhere, with %s', async (fault, next) => {
    world.lms.faults.turnOn(fault);
    const answer = await get(MEMBERS, MEDIA_TYPE.members);
    expect(/<([^>]*)>; rel="next"/.exec(answer.headers['link'] ?? '')?.[1]).toMatch(next);
  });

  it('are refused to a token without the scope', async () => {
    token = await world.accessToken(SCOPE.lineItem);
    expect((await get(MEMBERS, MEDIA_TYPE.members)).status).toBe(403);
  });
});

describe('groups', () => {
  const at = (path: string, accept: string) => get(`/services/course/ifsi-soins-s1/${path}`, accept);

  it('are listed with their sets', async () => {
    const groups = await at('groups', MEDIA_TYPE.groups);
    expect(groups.headers['content-type']).toBe(MEDIA_TYPE.groups);
    expect(JSON.parse(groups.text)).toMatchObject({
      groups: [{ id: 'td-a', name: 'TD A', set_id: 'td' }, { id: 'td-b' }, { id: 'tutorat' }],
    });
    const sets = await at('sets', MEDIA_TYPE.groupSets);
    expect(JSON.parse(sets.text)).toMatchObject({ sets: [{ id: 'td', name: 'Groupes de TD' }] });
  });

  it('are announced in a launch, unless they are not offered', () => {
    const claims = () => world.lms.platform.forge.claims({ nonce: 'n', link: 'decouverte' });
    expect(claims()[CLAIM.groups]).toMatchObject({
      context_groups_url: `${ORIGIN}/services/course/ifsi-soins-s1/groups`,
      context_group_sets_url: `${ORIGIN}/services/course/ifsi-soins-s1/sets`,
    });
    world.lms.faults.turnOn('groups-absent');
    world.lms.faults.turnOn('nrps-absent');
    expect(claims()).not.toHaveProperty([CLAIM.groups]);
    expect(claims()).not.toHaveProperty([CLAIM.nrps]);
  });

  it('are refused to a token without the scope', async () => {
    token = await world.accessToken(SCOPE.members);
    expect((await at('groups', MEDIA_TYPE.groups)).status).toBe(403);
  });
});
