import { launchRecords, launchRecordsDefinition } from '../../src/lti/launch-records.js';
import { memoryStore } from '../support/stores.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { stranger } from '../web/support/small-tool.js';
import { errorIdOf, launchRecordsOf } from './support/refusals.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.stop());

const newest = async () => (await launchRecordsOf(tool)).sort((a, b) => b.at - a.at)[0];

async function recordOf(errorId: string | undefined) {
  return (await launchRecordsOf(tool)).find((record) => record.errorId === errorId);
}

it('tells of an accepted launch what speaks of platforms, and who came as what', async () => {
  await tool.enter(tool.browser(), { person: 'helene.morvan' });
  const record = await newest();
  expect(record).toMatchObject({ outcome: 'accepted', step: 'launch', role: 'teacher' });
  expect(record?.facts).toMatchObject({
    issuer: tool.lms.origin,
    version: '1.3.0',
    messageType: 'LtiResourceLinkRequest',
    targetOrigin: tool.url,
    algorithm: 'RS256',
    keyId: expect.any(String) as string,
    roles: expect.arrayContaining([expect.stringContaining('Instructor')]) as string[],
  });
  expect(record?.facts?.claims).toEqual(expect.arrayContaining(['iss', 'sub', 'name', 'nonce']));
  expect(Object.keys(record?.facts?.milliseconds ?? {})).toEqual([
    'login',
    'signature',
    'checks',
    'deployment',
    'entry',
  ]);
  expect(record).not.toHaveProperty('errorId');
});

it('holds nothing of the person: no name, no address, no subject, no token', async () => {
  const secret = 'camille-secrete';
  await tool.launch(
    tool.browser(),
    stranger(secret, {
      email: `${secret}@example.fr`,
      picture: `https://example.fr/${secret}`,
      'https://purl.imsglobal.org/spec/lti/claim/custom': { who: secret },
      'https://purl.imsglobal.org/spec/lti/claim/lis': { person_sourcedid: secret },
    }),
  );
  const record = await newest();
  expect(record?.outcome).toBe('accepted');
  expect(record?.facts?.claims).toEqual(expect.arrayContaining(['email', 'picture']));
  expect(record?.facts?.custom).toEqual(['who']);
  expect(JSON.stringify(record)).not.toContain(secret);
});

it('tells which check refused, and what it saw until then', async () => {
  const answer = await tool.launch(tool.browser(), {
    forgery: { claims: (good) => ({ ...good, nonce: 'another' }) },
  });
  const record = await recordOf(errorIdOf(answer));
  expect(record).toMatchObject({ outcome: 'nonce_mismatch', step: 'launch' });
  expect(record?.facts).toMatchObject({ reached: 'refuseOtherNonce', issuer: tool.lms.origin });
  expect(record?.registrationId).toBeDefined();
});

it('believes nothing of a token before its signature: the key it names alone', async () => {
  const answer = await tool.launch(tool.browser(), { forgery: { header: { kid: 'unheard-of' } } });
  const record = await recordOf(errorIdOf(answer));
  expect(record).toMatchObject({
    outcome: 'kid_unknown',
    facts: { keyId: 'unheard-of', reached: 'signature' },
  });
  expect(record?.facts?.claims).toBeUndefined();
});

it('tells of a login from a stranger which issuer and client it named', async () => {
  const query = new URLSearchParams({
    iss: 'https://stranger.example.org',
    client_id: 'client-9',
    login_hint: 'somebody@example.org',
    target_link_uri: `${tool.url}/some/page?who=somebody`,
    lti_deployment_id: 'dep',
  });
  const answer = await tool.browser().get(`/lti/login?${query.toString()}`);
  const record = await recordOf(errorIdOf(answer));
  expect(record).toMatchObject({
    outcome: 'platform_unknown',
    step: 'login',
    facts: {
      issuer: 'https://stranger.example.org',
      clientId: 'client-9',
      deploymentId: 'dep',
      targetOrigin: tool.url,
    },
  });
  expect(JSON.stringify(record)).not.toContain('somebody');
});

it('is bounded, whatever a platform puts into its claims', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 100 }, (_, at) => [`claim-${at}-${'x'.repeat(220)}`, at]),
  );
  const roles = Array.from({ length: 70 }, (_, at) => `role-${at}-${'x'.repeat(220)}`);
  await tool.launch(tool.browser(), {
    forgery: {
      claims: (good) => ({
        ...good,
        ...many,
        'https://purl.imsglobal.org/spec/lti/claim/roles': roles,
      }),
    },
  });
  const size = JSON.stringify(await newest()).length;
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThan(27_000);
});

it('is found by the reference on the page also where a request was not understood', async () => {
  const answer = await tool.browser().postRaw('/lti/launch', `id_token=${'x'.repeat(100_000)}`);
  expect(await recordOf(errorIdOf(answer))).toMatchObject({ outcome: 'request_malformed', step: 'launch' });
});

it('counts what was refused, and keeps the newest beyond a bound', async () => {
  const records = launchRecords(await memoryStore([launchRecordsDefinition]));
  for (let at = 1; at <= 9; at += 1) await records.add({ at, outcome: 'x', errorId: `e${at}` });
  for (let at = 1; at <= 9; at += 1) await records.add({ at, outcome: 'accepted', registrationId: 'r' });
  expect(await records.refusedSince(6)).toBe(4);
  expect((await records.lastAccepted('r'))?.at).toBe(9);
  expect(await records.dropRefusalsBeyond(3)).toBe(6);
  expect(await records.dropRefusalsBeyond(3)).toBe(0);
  const left = await records.list({}, { limit: 50, offset: 0 });
  expect(left.filter(({ errorId }) => errorId !== undefined).map(({ at }) => at)).toEqual([9, 8, 7]);
  expect(left).toHaveLength(12);
});
