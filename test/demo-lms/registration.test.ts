import request from 'supertest';

import { DemoLmsError } from '../../src/demo-lms/errors.js';
import { RegistrationTokens } from '../../src/demo-lms/platform/registration-tokens.js';
import { createDemoLms } from '../../src/demo-lms/create-demo-lms.js';
import type { DemoLms } from '../../src/demo-lms/create-demo-lms.js';
import { TOOL_CONFIGURATION } from '../../src/demo-lms/names.js';
import { without } from './support/authorization-request.js';
import { registrationBody, startFakeTool } from './support/fake-tool.js';
import type { FakeTool } from './support/fake-tool.js';
import { ORIGIN, SIGNING_KEY, START } from './support/registered-lms.js';

let lms: DemoLms;
let tool: FakeTool;
/** What the tool's registration address was opened with. */
let token: string;
let clock: number;

beforeEach(async () => {
  tool = await startFakeTool();
  clock = START;
  lms = await createDemoLms({
    origin: ORIGIN,
    toolOrigin: tool.origin,
    signingKey: SIGNING_KEY,
    now: () => clock,
  });
});

afterEach(async () => {
  await lms.close();
  await tool.close();
});

/** Does `work` while the administrator has the tool's page before them. */
async function whileRegistering<T>(work: () => Promise<T>): Promise<T> {
  let result: Promise<T> | undefined;
  tool.page = (incoming, response) => {
    token = new URL(incoming.url ?? '', tool.origin).searchParams.get('registration_token') ?? '';
    result = work();
    void result.catch(() => undefined).then(() => response.end('<p>Fait.</p>'));
  };
  await lms.register(`${tool.origin}/lti/register?invite=x`).catch(() => undefined);
  if (result === undefined) throw new Error('the tool was not visited');
  return result;
}

function post(body: object, bearer = token) {
  return request(lms.app).post('/lti/register').set('Authorization', `Bearer ${bearer}`).send(body);
}

it('registers a tool, and answers with its client id and deployment', async () => {
  const answer = await whileRegistering(async () => post(registrationBody(tool.origin)));
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({
    client_id: lms.platform.registrations()[0]?.clientId,
    client_name: 'Outil de test',
    [TOOL_CONFIGURATION]: { deployment_id: '1', custom_parameters: { course: '$Context.id' } },
  });
});

it('grants the scopes it knows', async () => {
  await whileRegistering(async () => post(registrationBody(tool.origin)));
  expect(lms.platform.registrations()[0]?.scopes).toHaveLength(3);
});

it('gives each graded activity its column', async () => {
  await whileRegistering(async () => post(registrationBody(tool.origin)));
  expect(lms.gradebook.columns().map(({ resourceLinkId }) => resourceLinkId)).toEqual([
    'positionnement',
    'decouverte',
    'cybersecurite',
  ]);
});

describe('refuses', () => {
  it.each([
    ['client_name', 'invalid_client_metadata'],
    ['response_types', 'invalid_client_metadata'],
    ['initiate_login_uri', 'invalid_client_metadata'],
    ['redirect_uris', 'invalid_redirect_uri'],
    ['jwks_uri', 'invalid_client_metadata'],
    ['token_endpoint_auth_method', 'invalid_client_metadata'],
    [TOOL_CONFIGURATION, 'invalid_client_metadata'],
  ])('a request without %s', async (name, error) => {
    const answer = await whileRegistering(async () => post(without(registrationBody(tool.origin), name)));
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error });
    expect(lms.platform.registrations()).toHaveLength(0);
  });

  it('a tool that does not take id_tokens', async () => {
    const body = { ...registrationBody(tool.origin), response_types: ['code'] };
    expect((await whileRegistering(async () => post(body))).status).toBe(400);
  });

  it('a body that is not JSON', async () => {
    const answer = await whileRegistering(async () =>
      post({}).set('Content-Type', 'application/json').send('{"client_name"'),
    );
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'unreadable_request' });
  });

  it('a token it did not issue', async () => {
    const answer = await post(registrationBody(tool.origin), 'inventé');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ error: 'invalid_token' });
  });

  it('a request without a token', async () => {
    const answer = await request(lms.app).post('/lti/register').send(registrationBody(tool.origin));
    expect(answer.status).toBe(401);
  });

  it('a token used before', async () => {
    const again = await whileRegistering(async () => {
      await post(registrationBody(tool.origin));
      return post(registrationBody(tool.origin));
    });
    expect(again.status).toBe(401);
    expect(lms.platform.registrations()).toHaveLength(1);
  });

  it('a token an hour old', async () => {
    const late = await whileRegistering(async () => {
      clock += 60 * 60 * 1000;
      return post(registrationBody(tool.origin));
    });
    expect(late.status).toBe(401);
  });
});

describe('a tool registered already', () => {
  beforeEach(async () => {
    await whileRegistering(async () => post(registrationBody(tool.origin)));
  });

  it('is updated, and keeps its client id and deployment', async () => {
    const before = lms.platform.registrations()[0]?.clientId;
    await whileRegistering(async () =>
      post({ ...registrationBody(tool.origin), client_name: 'Nouveau nom' }),
    );
    expect(lms.platform.registrations()).toMatchObject([
      { clientId: before, deploymentId: '1', clientName: 'Nouveau nom' },
    ]);
    expect(lms.gradebook.columns()).toHaveLength(3);
  });

  it('can read what is registered before it updates it', async () => {
    const answer = await whileRegistering(async () =>
      request(lms.app).get('/lti/register').set('Authorization', `Bearer ${token}`),
    );
    expect(answer.body).toMatchObject({ client_id: lms.platform.registrations()[0]?.clientId });
  });
});

it('has nothing to read for a tool that is not registered yet', async () => {
  const answer = await whileRegistering(async () =>
    request(lms.app).get('/lti/register').set('Authorization', `Bearer ${token}`),
  );
  expect(answer.status).toBe(404);
});

it('publishes a configuration that names the endpoints on the issuer', async () => {
  const answer = await request(lms.app).get('/.well-known/openid-configuration');
  expect(answer.body).toMatchObject({
    issuer: ORIGIN,
    authorization_endpoint: `${ORIGIN}/lti/authorize`,
    token_endpoint: `${ORIGIN}/lti/token`,
    jwks_uri: `${ORIGIN}/lti/keys`,
    registration_endpoint: `${ORIGIN}/lti/register`,
    'https://purl.imsglobal.org/spec/lti-platform-configuration': {
      product_family_code: 'parcours-demo-lms',
      messages_supported: expect.arrayContaining([{ type: 'LtiResourceLinkRequest' }]) as object[],
    },
  });
});

describe('registration tokens', () => {
  it('serve nobody after being given up', () => {
    const tokens = new RegistrationTokens(() => START);
    const unused = tokens.issue();
    tokens.spend(unused);
    expect(() => tokens.check(unused)).toThrow(DemoLmsError);
    expect(tokens.servedFor(unused)).toBeUndefined();
  });
});
