import { mediaType, scope } from '../../../src/lti/claims-vocabulary.js';
import type { Registration } from '../../../src/lti/registrations.js';
import { accessTokens } from '../../../src/lti/services/access-tokens.js';
import { readCourseGroups } from '../../../src/lti/services/course-groups.js';
import { readMembers } from '../../../src/lti/services/members.js';
import { serviceClient } from '../../../src/lti/services/service-client.js';
import { startPlatform, token, type PlannedAnswer, type Platform } from './support/platform.js';

let platform: Platform;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => {
  platform.received.length = 0;
});
afterAll(() => platform.stop());

/** Answers in turn to what is asked of the service; the last answer stays. */
function answerInTurn(...answers: PlannedAnswer[]): void {
  platform.answer = ({ path }) =>
    path === '/token' ? token('good') : ((answers.length > 1 ? answers.shift() : answers[0]) ?? {});
}

const client = () =>
  serviceClient(platform.client, accessTokens(platform.client, platform.keys, platform.now), platform.now);

const read = (registration: Partial<Registration> = {}) =>
  readMembers(
    { ...platform.registration, ...registration },
    `${platform.origin}/members?type_id=3`,
    client(),
  );

const page = (members: readonly unknown[], link?: string): PlannedAnswer => ({
  body: JSON.stringify({ id: 'x', context: { id: '1' }, members }),
  ...(link === undefined ? {} : { headers: { link } }),
});
const services = () => platform.received.filter(({ path }) => path !== '/token');
const MEMBERSHIP = 'http://purl.imsglobal.org/vocab/lis/v2/membership';

it('asks with the exact type alone, the scope of members alone, and no limit', async () => {
  answerInTurn(page([]));
  await read();
  expect(services()).toEqual([expect.objectContaining({ method: 'GET', path: '/members?type_id=3' })]);
  expect(services()[0]?.headers.accept).toBe(mediaType.members);
  expect(new URLSearchParams(platform.received[0]?.body).get('scope')).toBe(scope.members);
});

describe('a member', () => {
  async function only(entry: object, registration: Partial<Registration> = {}) {
    answerInTurn(page([{ user_id: 'a', roles: ['Learner'], ...entry }]));
    return (await read(registration)).members[0];
  }

  it.each([
    [{ name: 'Noé Lanvaux', given_name: 'N', family_name: 'L' }, 'Noé Lanvaux'],
    [{ given_name: 'Noé', family_name: 'Lanvaux' }, 'Noé Lanvaux'],
    [{ name: ' ', family_name: 'Lanvaux' }, 'Lanvaux'],
    [{ name: null }, undefined],
    [{ name: { first: 'Noé' } }, undefined],
    [{ name: '\ud800' }, undefined],
    [{ name: 'x'.repeat(501) }, undefined],
    [{}, undefined],
  ])('named by %j is %p', async (entry, name) => {
    expect((await only(entry))?.member.name).toBe(name);
  });

  it.each([
    [['Learner'], 'learner'],
    [['Student'], 'learner'],
    [[`${MEMBERSHIP}#Learner`], 'learner'],
    [[`${MEMBERSHIP}/Learner#NonCreditLearner`], 'learner'],
    [['Instructor', 'Learner'], 'teacher'],
    [[`${MEMBERSHIP}#Instructor`], 'teacher'],
    [[`${MEMBERSHIP}/Instructor#TeachingAssistant`, `${MEMBERSHIP}#Instructor`], 'teacher'],
    [[`${MEMBERSHIP}#Mentor`], 'other'],
    [[`${MEMBERSHIP}#ContentDeveloper`], 'other'],
    [[`${MEMBERSHIP}#Learner`, 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'], 'other'],
    [['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student'], 'other'],
    [[], 'other'],
    ['Learner', 'other'],
    [undefined, 'other'],
  ])('in roles %j is a %s', async (roles, role) => {
    expect((await only({ roles }))?.member.role).toBe(role);
  });

  it('of an Open edX that has no names for roles in the course is what it means', async () => {
    const roles = ['http://purl.imsglobal.org/vocab/lis/v2/institution/person#Student'];
    expect((await only({ roles }, { family: 'open-edx' }))?.member.role).toBe('learner');
  });

  it.each([
    ['Active', true],
    ['ACTIVE', true],
    [undefined, true],
    [null, true],
    ['Inactive', false],
    ['DELETED', false],
    ['deleted', false],
  ])('of status %p is here: %p', async (status, active) => {
    expect((await only({ status }))?.active).toBe(active);
  });

  it('tells their groups, where the platform does', async () => {
    const enrolled = await only({ group_enrollments: [{ group_id: 7 }, { group_id: 'td' }] });
    expect(enrolled?.member.groups).toEqual(['7', 'td']);
    expect((await only({ group_enrollments: 'td' }))?.member).not.toHaveProperty('groups');
  });

  it.each([{ user_id: undefined }, { user_id: '' }, { user_id: 'x'.repeat(256) }, { user_id: {} }])(
    'whom nobody can name is passed over: %j',
    async (entry) => {
      expect(await only(entry)).toBeUndefined();
    },
  );

  it('known by a number is known by its digits', async () => {
    expect((await only({ user_id: 42 }))?.member.subject).toBe('42');
  });
});

describe('pages', () => {
  it('are followed to the last, which may tell where changes are told', async () => {
    const next = `<${platform.origin}/members?page=2>; rel="next"`;
    const changes = `<${platform.origin}/members?since=4>; rel="differences"`;
    answerInTurn(page([{ user_id: 'a' }], next), page([{ user_id: 'b' }], changes));
    const { members, differences } = await read();
    expect(members.map(({ member }) => member.subject)).toEqual(['a', 'b']);
    expect(differences).toBe(`${platform.origin}/members?since=4`);
  });

  it.each(['next', 'differences'])('elsewhere are not asked: %s', async (relation) => {
    answerInTurn(page([{ user_id: 'a' }], `<https://elsewhere.example/members>; rel="${relation}"`));
    expect(await read()).toMatchObject({ members: [{ member: { subject: 'a' } }], differences: undefined });
  });

  it('that lead in a circle are no list', async () => {
    answerInTurn(page([{ user_id: 'a' }], `<${platform.origin}/members?type_id=3>; rel="next"`));
    await expect(read()).rejects.toMatchObject({ code: 'answer_malformed' });
    expect(services()).toHaveLength(1);
  });

  it('that never end are given up', async () => {
    let number = 0;
    platform.answer = ({ path }) =>
      path === '/token'
        ? token('good')
        : page([], `<${platform.origin}/members?page=${(number += 1)}>; rel="next"`);
    await expect(read()).rejects.toMatchObject({ code: 'answer_malformed' });
    expect(services()).toHaveLength(500);
  });

  it('with more people than any course has are given up', async () => {
    const crowd = Array.from({ length: 20_001 }, (_, n) => ({ user_id: n }));
    answerInTurn(page(crowd, `<${platform.origin}/members?page=2>; rel="next"`));
    await expect(read()).rejects.toMatchObject({ code: 'answer_malformed' });
  });

  it.each(['<h1>Maintenance</h1>', '[]', '{"members":{}}', 'null', ''])('are none: %p', async (body) => {
    answerInTurn({ body });
    await expect(read()).rejects.toMatchObject({ code: 'answer_malformed', passing: true });
  });

  it('of 50 MB are not read to their end', async () => {
    answerInTurn({ body: Buffer.alloc(50 * 2 ** 20, ' ') });
    await expect(read()).rejects.toMatchObject({ code: 'too_large' });
  });

  it('of 5,000 members with all that Moodle says of them are read', async () => {
    const message = [{ 'https://purl.imsglobal.org/spec/lti-bo/claim/basicoutcome': 'x'.repeat(600) }];
    const member = { status: 'Active', roles: ['Learner'], name: 'Élodie Œuvrard', message };
    answerInTurn(page(Array.from({ length: 5_000 }, (_, n) => ({ user_id: `${n}`, ...member }))));
    expect((await read()).members).toHaveLength(5_000);
  });
});

describe('groups', () => {
  const groups = () =>
    readCourseGroups(
      platform.registration,
      { groups: `${platform.origin}/groups`, groupSets: `${platform.origin}/sets` },
      client(),
    );

  it('are read with the names of their sets, and what is none is passed over', async () => {
    platform.answer = ({ path, headers }) => {
      if (path === '/token') return token('good');
      const sets = path === '/sets';
      expect(headers.accept).toBe(sets ? mediaType.groupSets : mediaType.groups);
      const body = sets
        ? { sets: [{ id: 3, name: 'TD' }, { id: 4 }] }
        : { groups: [{ id: 1, name: 'A', set_id: '3' }, { id: 2, name: 'B', set_id: null }, { name: 'C' }] };
      return { body: JSON.stringify(body) };
    };
    expect(await groups()).toEqual([
      { id: '1', name: 'A', set: 'TD' },
      { id: '2', name: 'B' },
    ]);
  });

  it('are an error where the platform sends something else', async () => {
    answerInTurn({ body: '{}' });
    await expect(groups()).rejects.toMatchObject({ code: 'answer_malformed' });
  });
});
