import { decodeJwt } from 'jose';
import request from 'supertest';

import { CLAIM } from '../../src/demo-lms/names.js';
import { authorizationRequest, postedForm, without } from './support/authorization-request.js';
import { ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;

beforeEach(async () => {
  world = await registeredLms();
});

afterEach(() => world.close());

const CAMILLE = 'demo-lms-person=camille.arnoult';

function ask(parameters: Record<string, string>, cookie = CAMILLE) {
  const call = request(world.lms.app).get('/lti/authorize').query(parameters);
  return call.set('Host', 'localhost:3100').set('Cookie', cookie);
}

/** What is told to the tool, when one parameter of a good request is changed. */
async function errorSaidFor(changes: Record<string, string>) {
  const answer = await ask({ ...authorizationRequest(world.lms), ...changes });
  return postedForm(answer.text).fields;
}

it('answers with a form that posts the token and the state to the tool', async () => {
  const answer = await ask(authorizationRequest(world.lms));
  const { action, fields } = postedForm(answer.text);
  expect(answer.status).toBe(200);
  expect(action).toBe(`${world.tool.origin}/lti/launch`);
  expect(fields['state']).toBe('é&t "1"');
  expect(decodeJwt(fields['id_token'] ?? '')).toMatchObject({ nonce: 'n-1', aud: 'outil' });
});

it('sends a form that works without a script', async () => {
  const { text } = await ask(authorizationRequest(world.lms));
  expect(text).toContain('<button class="main" type="submit">');
  expect(text).toContain('src="/demo-lms/submit-at-once.js"');
});

it('takes the request by POST too', async () => {
  const answer = await request(world.lms.app)
    .post('/lti/authorize')
    .set('Host', 'localhost:3100')
    .set('Cookie', CAMILLE)
    .type('form')
    .send(authorizationRequest(world.lms));
  expect(postedForm(answer.text).fields).toHaveProperty('id_token');
});

it('gives no state back when none was sent', async () => {
  const { fields } = postedForm((await ask(without(authorizationRequest(world.lms), 'state'))).text);
  expect(Object.keys(fields)).toEqual(['id_token']);
});

it('lets the person come by POST from another site: it first asks again from its own', async () => {
  const answer = await ask(authorizationRequest(world.lms), '');
  const { action, fields } = postedForm(answer.text);
  expect(action).toBe('/lti/authorize');
  expect(fields).toMatchObject({ reposted: '1', nonce: 'n-1' });
});

it('hands over to the host that the person came by', async () => {
  const parameters = authorizationRequest(world.lms, 'camille.arnoult', {
    host: 'http://lms.localhost:3100',
  });
  const handOver = await ask(parameters);
  const target = new URL(handOver.headers['location'] ?? '');
  expect(handOver.status).toBe(302);
  expect(target.origin).toBe('http://lms.localhost:3100');
  const answer = await request(world.lms.app)
    .get(target.pathname + target.search)
    .set('Host', 'lms.localhost:3100')
    .set('Cookie', CAMILLE);
  const claims = decodeJwt(postedForm(answer.text).fields['id_token'] ?? '');
  expect(claims.iss).toBe(ORIGIN);
  expect(claims[CLAIM.launchPresentation]).toMatchObject({
    return_url: 'http://lms.localhost:3100/cours/retour',
  });
});

describe('refuses on a page of its own', () => {
  it('an unknown client', async () => {
    const answer = await ask({ ...authorizationRequest(world.lms), client_id: 'autre' });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('unauthorized_client');
    expect(answer.text).not.toContain('<form');
  });

  it('a redirect address that differs by one character', async () => {
    const parameters = authorizationRequest(world.lms);
    const answer = await ask({ ...parameters, redirect_uri: `${parameters['redirect_uri'] ?? ''}/` });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('invalid_redirect_uri');
  });

  it('a client id sent twice', async () => {
    const query = new URLSearchParams(authorizationRequest(world.lms));
    query.append('client_id', 'outil');
    const answer = await request(world.lms.app)
      .get(`/lti/authorize?${query.toString()}`)
      .set('Cookie', CAMILLE);
    expect(answer.status).toBe(400);
  });
});

describe('says to the tool, with its state,', () => {
  it.each([
    ['unsupported_response_type', { response_type: 'code' }],
    ['invalid_scope', { scope: 'profile' }],
    ['invalid_request', { response_mode: 'fragment' }],
    ['invalid_request', { nonce: '' }],
    ['invalid_request', { login_hint: '' }],
    ['invalid_request', { prompt: 'login' }],
    ['launch_no_longer_valid', { lti_message_hint: '{"cmid":"decouverte","launchid":"x"}' }],
    ['launch_no_longer_valid', { lti_message_hint: 'pas du JSON' }],
  ])('%s for %j', async (error, changes) => {
    expect(await errorSaidFor(changes)).toMatchObject({ error, state: 'é&t "1"' });
  });

  it('access_denied when login_hint names somebody else', async () => {
    const { sub } = world.lms.platform.person('noe.lanvaux');
    expect(await errorSaidFor({ login_hint: sub })).toMatchObject({ error: 'access_denied' });
  });

  it('access_denied when the launch was begun by somebody else', async () => {
    const theirs = authorizationRequest(world.lms, 'noe.lanvaux');
    const changes = { lti_message_hint: theirs['lti_message_hint'] ?? '' };
    expect(await errorSaidFor(changes)).toMatchObject({ error: 'access_denied' });
  });

  it('launch_no_longer_valid when the launch was begun for another tool', async () => {
    const { clientId } = await world.lms.platform.addRegistration();
    const theirs = authorizationRequest(world.lms, 'camille.arnoult', { clientId });
    const changes = { lti_message_hint: theirs['lti_message_hint'] ?? '' };
    expect(await errorSaidFor(changes)).toMatchObject({ error: 'launch_no_longer_valid' });
  });

  it('login_required when nobody is signed in, even asked from its own site', async () => {
    const answer = await ask({ ...authorizationRequest(world.lms), reposted: '1' }, '');
    expect(postedForm(answer.text).fields).toMatchObject({ error: 'login_required' });
  });

  it('launch_no_longer_valid when the same launch comes twice', async () => {
    const parameters = authorizationRequest(world.lms);
    await ask(parameters);
    expect(postedForm((await ask(parameters)).text).fields).toMatchObject({
      error: 'launch_no_longer_valid',
    });
  });

  it('launch_no_longer_valid after ten minutes', async () => {
    const parameters = authorizationRequest(world.lms);
    world.clock.now += 10 * 60 * 1000;
    expect(postedForm((await ask(parameters)).text).fields).toMatchObject({
      error: 'launch_no_longer_valid',
    });
  });
});

it('accepts a request without prompt', async () => {
  const answer = await ask(without(authorizationRequest(world.lms), 'prompt'));
  expect(postedForm(answer.text).fields).toHaveProperty('id_token');
});
