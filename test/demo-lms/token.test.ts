import { generateKeyPair } from 'jose';

import { CLAIM, SCOPE } from '../../src/demo-lms/names.js';
import { ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;
const TOKEN_URL = `${ORIGIN}/lti/token`;

beforeAll(async () => {
  world = await registeredLms({ scopes: [SCOPE.lineItem, SCOPE.score], deploymentId: '7' });
});

afterAll(() => world.close());

function assertion(claims: Record<string, unknown> = {}): Promise<string> {
  return world.tool.assertion('outil', TOKEN_URL, world.clock.now, claims);
}

async function ask(clientAssertion: string, scope?: string) {
  return world.askToken(scope, { client_assertion: clientAssertion });
}

const seconds = () => Math.floor(world.clock.now / 1000);

it('gives a bearer token for the scopes that were granted', async () => {
  const answer = await ask(await assertion(), `${SCOPE.score} ${SCOPE.result} ${SCOPE.score}`);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toEqual({
    access_token: expect.any(String) as string,
    token_type: 'Bearer',
    expires_in: 3600,
    scope: SCOPE.score,
  });
});

it.each<[string, string | string[]]>([
  ['the issuer as audience', ORIGIN],
  ['a list of audiences', [ORIGIN, TOKEN_URL]],
])('accepts %s', async (_name, aud) => {
  expect((await ask(await assertion({ aud }))).status).toBe(200);
});

it('accepts the client’s own deployment', async () => {
  expect((await ask(await assertion({ [CLAIM.deploymentId]: '7' }))).status).toBe(200);
});

it('takes up the tool’s new key once the old one no longer verifies', async () => {
  await ask(await assertion());
  await world.tool.rotateKey();
  expect((await ask(await assertion())).status).toBe(200);
});

it('fetches the tool’s keys once for many requests', async () => {
  await ask(await assertion());
  const before = world.tool.requests.length;
  await ask(await assertion());
  expect(world.tool.requests.length).toBe(before);
});

describe('refuses as invalid_client', () => {
  it.each<[string, () => Record<string, unknown>]>([
    ['an expired assertion', () => ({ exp: seconds() - 10 })],
    ['one that lives longer than an hour', () => ({ exp: seconds() + 3700 })],
    ['another issuer than subject', () => ({ iss: 'autre' })],
    ['an unknown client', () => ({ iss: 'autre', sub: 'autre' })],
    ['another audience', () => ({ aud: 'http://localhost:9999/lti/token' })],
    ['another deployment', () => ({ [CLAIM.deploymentId]: '8' })],
    ['no jti', () => ({ jti: undefined })],
    ['no exp', () => ({ exp: undefined })],
    ['no iat', () => ({ iat: undefined })],
  ])('%s', async (_name, claims) => {
    const answer = await ask(await assertion(claims()));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'invalid_client' });
  });

  it('an assertion used before', async () => {
    const once = await assertion();
    await ask(once);
    expect((await ask(once)).body).toMatchObject({
      error: 'invalid_client',
      error_description: 'jti was used before',
    });
  });

  it('a signature by a key that the tool does not publish', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const forged = await world.tool.sign(
      { iss: 'outil', sub: 'outil', aud: TOKEN_URL, iat: seconds(), exp: seconds() + 60, jti: 'j' },
      { key: privateKey },
    );
    expect((await ask(forged)).body).toMatchObject({ error: 'invalid_client' });
  });

  it('a kid that the tool does not publish', async () => {
    const claims = {
      iss: 'outil',
      sub: 'outil',
      aud: TOKEN_URL,
      iat: seconds(),
      exp: seconds() + 60,
      jti: 'k',
    };
    expect((await ask(await world.tool.sign(claims, { kid: 'autre' }))).status).toBe(400);
  });

  it('what is not a JWT', async () => {
    expect((await ask('abc')).body).toMatchObject({ error: 'invalid_client' });
  });

  it('another kind of assertion', async () => {
    const answer = await world.askToken(SCOPE.score, {
      client_assertion: await assertion(),
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer',
    });
    expect(answer.body).toMatchObject({ error: 'invalid_client' });
  });
});

it('refuses scopes of which none was granted', async () => {
  expect((await ask(await assertion(), SCOPE.result)).body).toMatchObject({ error: 'invalid_scope' });
});

it('refuses another grant', async () => {
  const answer = await world.askToken(SCOPE.score, {
    client_assertion: await assertion(),
    grant_type: 'password',
  });
  expect(answer.body).toMatchObject({ error: 'unsupported_grant_type' });
});

it('refuses a request without an assertion', async () => {
  const answer = await world.askToken();
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ error: 'invalid_request' });
});

it('refuses a tool whose keys cannot be read', async () => {
  const { clientId } = await world.lms.platform.addRegistration({
    jwksUri: `${world.tool.origin}/nulle-part`,
  });
  const unreadable = await world.tool.assertion(clientId, TOKEN_URL, world.clock.now);
  expect((await ask(unreadable)).body).toMatchObject({
    error: 'invalid_client',
    error_description: expect.stringContaining('jwks_uri cannot be read') as string,
  });
});
