import { randomUUID } from 'node:crypto';

import type { JWTPayload } from 'jose';
import request from 'supertest';
import { z } from 'zod';

import { CLAIM } from '../../src/demo-lms/names.js';
import { ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;

beforeEach(async () => {
  world = await registeredLms();
});

afterEach(() => world.close());

const ITEM = {
  type: 'ltiResourceLink',
  title: 'Module 1',
  text: 'Les mots de passe',
  url: 'http://localhost:3000/lti/launch?x=1',
  custom: { path: 'm1' },
  lineItem: { scoreMaximum: 10, resourceId: 'm1', tag: 't' },
};

/** A good answer to a request just made by Hélène Morvan, changed by `changes`. */
function answerTo(changes: JWTPayload = {}): JWTPayload {
  const request = world.lms.platform.forge.claims({
    nonce: 'n',
    person: 'helene.morvan',
    messageType: 'LtiDeepLinkingRequest',
  });
  const settings = z.object({ data: z.string() }).parse(request[CLAIM.deepLinkingSettings]);
  const iat = Math.floor(world.clock.now / 1000);
  return {
    iss: 'outil',
    aud: ORIGIN,
    iat,
    exp: iat + 60,
    nonce: randomUUID(),
    [CLAIM.messageType]: 'LtiDeepLinkingResponse',
    [CLAIM.version]: '1.3.0',
    [CLAIM.deploymentId]: '1',
    [CLAIM.deepLinkingData]: settings.data,
    [CLAIM.contentItems]: [ITEM],
    ...changes,
  };
}

function post(token: string) {
  return request(world.lms.app).post('/lti/deep-linking-return').type('form').send({ JWT: token });
}

const postAnswer = async (changes: JWTPayload = {}) => post(await world.tool.sign(answerTo(changes)));
const added = () => world.lms.platform.links().slice(4);

it('adds the chosen activity to the course, with its column', async () => {
  const answer = await postAnswer();
  expect(answer.status).toBe(200);
  expect(answer.text).toContain('Module 1');
  expect(added()).toMatchObject([
    { title: 'Module 1', description: 'Les mots de passe', targetLinkUri: ITEM.url, custom: { path: 'm1' } },
  ]);
  expect(world.lms.gradebook.columnOf(added()[0]?.id ?? '')).toMatchObject({
    scoreMaximum: 10,
    resourceId: 'm1',
    tag: 't',
  });
});

it('gives an activity without a line item no column', async () => {
  await postAnswer({ [CLAIM.contentItems]: [{ type: 'ltiResourceLink', title: 'Libre' }] });
  expect(world.lms.gradebook.columnOf(added()[0]?.id ?? '')).toBeUndefined();
});

it('leaves out what is no resource link', async () => {
  await postAnswer({ [CLAIM.contentItems]: [{ type: 'html', html: '<b>x</b>' }, ITEM] });
  expect(added()).toHaveLength(1);
});

it('changes nothing when the teacher gave up', async () => {
  const answer = await postAnswer({ [CLAIM.contentItems]: [] });
  expect(answer.text).toContain('Aucune activité choisie');
  expect(added()).toHaveLength(0);
});

it('may be answered to a cross-site request, which brings no cookie', async () => {
  const answer = await post(await world.tool.sign(answerTo())).set('Sec-Fetch-Site', 'cross-site');
  expect(answer.status).toBe(200);
});

describe('refuses', () => {
  it.each<[string, JWTPayload]>([
    ['another issuer than the client', { iss: 'autre' }],
    ['another audience', { aud: 'http://localhost:9' }],
    ['an expired answer', { exp: 1 }],
    ['no nonce', { nonce: undefined }],
    ['another message', { [CLAIM.messageType]: 'LtiResourceLinkRequest' }],
    ['another version', { [CLAIM.version]: '1.1' }],
    ['another deployment', { [CLAIM.deploymentId]: '9' }],
    ['data that was changed', { [CLAIM.deepLinkingData]: '{}' }],
    ['an item without a type', { [CLAIM.contentItems]: [{ title: 'x' }] }],
    ['custom values that are not strings', { [CLAIM.contentItems]: [{ ...ITEM, custom: { n: 1 } }] }],
  ])('%s', async (_name, changes) => {
    const answer = await postAnswer(changes);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('invalid_deep_linking_response');
    expect(added()).toHaveLength(0);
  });

  it('an answer sent twice', async () => {
    const token = await world.tool.sign(answerTo());
    await post(token);
    expect((await post(token)).status).toBe(400);
    expect(added()).toHaveLength(1);
  });

  it('a form without an answer', async () => {
    expect((await request(world.lms.app).post('/lti/deep-linking-return')).status).toBe(400);
  });
});
