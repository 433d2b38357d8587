import { institutionsDefinition } from '../../../src/lti/institutions.js';
import { addPlatform, commandLine, KEY } from '../support/command-line.js';

const [ISSUER, CLIENT_ID] = KEY;

interface Listed {
  readonly platforms: readonly Record<string, unknown>[];
}

it('registers a platform that is active at once, with its deployment', async () => {
  const cli = await commandLine();
  const { code, out, err } = await cli.run(...addPlatform());
  expect({ code, out, err }).toEqual({
    code: 0,
    out: 'moodle.example.fr is registered and may launch.',
    err: '',
  });
  const { platforms } = (await cli.json('platforms', 'list')) as Listed;
  expect(platforms).toEqual([
    {
      id: expect.stringMatching(/^[\w-]{22}$/) as string,
      institutionId: expect.stringMatching(/^[\w-]{22}$/) as string,
      issuer: ISSUER,
      clientId: CLIENT_ID,
      name: 'moodle.example.fr',
      family: 'other',
      status: 'active',
      authorizationUrl: `${ISSUER}/mod/lti/auth.php`,
      tokenUrl: `${ISSUER}/mod/lti/token.php`,
      lastLaunchAt: null,
      jwksUrl: `${ISSUER}/mod/lti/certs.php`,
      scopes: expect.arrayContaining(['https://purl.imsglobal.org/spec/lti-ags/scope/score']) as string[],
      frameOrigins: [ISSUER],
      demo: false,
      createdAt: '2026-11-21T09:30:00.000Z',
      deployments: { active: 1, pending: 0 },
    },
  ]);
});

it('prints what it made, and what to enter in the LMS', async () => {
  const cli = await commandLine();
  const answer = await cli.json(
    ...addPlatform({ name: 'Faculté', audience: 'https://api.example.fr/token' }),
  );
  expect(answer).toEqual({
    id: expect.any(String) as string,
    issuer: ISSUER,
    clientId: CLIENT_ID,
    name: 'Faculté',
    status: 'active',
    deployments: ['1'],
    frameOrigins: [ISSUER],
    tool: {
      login: 'https://parcours.example.fr/lti/login',
      launch: 'https://parcours.example.fr/lti/launch',
      keySet: 'https://parcours.example.fr/lti/jwks',
    },
  });
  const { platforms } = (await cli.json('platforms', 'list')) as Listed;
  expect(platforms).toMatchObject([{ name: 'Faculté', tokenAudience: 'https://api.example.fr/token' }]);
});

it('trusts several deployments, each once', async () => {
  const cli = await commandLine();
  const again = ['--deployment', 'two', '--deployment', '1'];
  expect(await cli.json(...addPlatform(), ...again)).toMatchObject({ deployments: ['1', 'two'] });
  expect(await cli.json('platforms', 'deployments', ...KEY)).toMatchObject({
    deployments: [
      { deploymentId: '1', status: 'active' },
      { deploymentId: 'two', status: 'active' },
    ],
  });
});

it('lets the pages of the issuer and of the login frame ours', async () => {
  const cli = await commandLine();
  const authUrl = 'https://sso.example.fr/authorize';
  expect(await cli.json(...addPlatform({ 'auth-url': authUrl }))).toMatchObject({
    frameOrigins: [ISSUER, 'https://sso.example.fr'],
  });
});

describe('an address that the service would never call', () => {
  const PRIVATE = 'https://10.0.0.4/token';

  it.each([
    ['token-url', PRIVATE, 'ALLOWED_PRIVATE_HOSTS'],
    ['jwks-url', PRIVATE, 'ALLOWED_PRIVATE_HOSTS'],
    ['jwks-url', 'https://169.254.169.254/latest', 'ALLOWED_PRIVATE_HOSTS'],
    ['jwks-url', 'http://localhost:8080/keys', 'PUBLIC_URL'],
  ])('is refused as --%s %s, and nothing changes', async (option, url, mend) => {
    const cli = await commandLine();
    const { code, out, err } = await cli.run(...addPlatform({ [option]: url }));
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(`the service would not call ${url}: `);
    expect(err).toContain(mend);
    expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [] });
  });

  it.each(['10.0.0.4', '[fd00::4]'])('is accepted where ALLOWED_PRIVATE_HOSTS names %s', async (host) => {
    const cli = await commandLine({ ALLOWED_PRIVATE_HOSTS: host });
    const { code } = await cli.run(...addPlatform({ 'token-url': `https://${host}/token` }));
    expect(code).toBe(0);
  });
});

it('takes an LMS on this machine over http, for a service that is there too', async () => {
  const cli = await commandLine({ PUBLIC_URL: 'http://localhost:3000' });
  const local = Object.fromEntries(
    ['issuer', 'auth-url', 'token-url', 'jwks-url'].map((name) => [name, 'http://localhost:8080/x']),
  );
  expect((await cli.run(...addPlatform(local))).code).toBe(0);
});

it('registers another client of the same issuer beside the first', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  expect((await cli.run(...addPlatform({ 'client-id': 'client-2' }))).code).toBe(0);
  expect(((await cli.json('platforms', 'list')) as Listed).platforms).toHaveLength(2);
});

it('refuses a client that is registered already, and changes nothing', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform());
  const { code, out, err } = await cli.run(...addPlatform({ name: 'Other', deployment: '2' }));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('registered already');
  expect(await cli.json('platforms', 'list')).toMatchObject({
    platforms: [{ name: 'moodle.example.fr', deployments: { active: 1, pending: 0 } }],
  });
  const institutions = await cli.withStore((store) => store.collection(institutionsDefinition).count({}));
  expect(institutions).toBe(1);
});

describe('refuses with 2, naming the option, and registers nothing', () => {
  it.each(['issuer', 'client-id', 'deployment', 'auth-url', 'token-url', 'jwks-url'])(
    'without --%s',
    async (name) => {
      const cli = await commandLine();
      const { code, out, err } = await cli.run(...addPlatform({ [name]: undefined }));
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`--${name} is missing`);
    },
  );

  it.each([
    ['issuer', 'http://moodle.example.fr'],
    ['issuer', 'moodle'],
    ['client-id', ''],
    ['deployment', ' '],
    ['deployment', 'd'.repeat(256)],
    ['auth-url', 'http://moodle.example.fr/auth'],
    ['token-url', 'ftp://moodle.example.fr'],
    ['jwks-url', 'https://user:secret@moodle.example.fr/keys'],
    ['audience', ''],
    ['name', 'a\nb'],
  ])('--%s %j', async (name, value) => {
    const cli = await commandLine();
    const { code, out, err } = await cli.run(...addPlatform({ [name]: value }));
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`--${name} was `);
    expect(err).toContain('it may be');
    expect(await cli.json('platforms', 'list')).toMatchObject({ platforms: [] });
  });
});

it('takes each deployment for an institution when told so', async () => {
  const cli = await commandLine();
  await cli.run(...addPlatform({ tenancy: 'deployment' }));
  await cli.run('platforms', 'deployments', ...KEY, '--approve', '2', '--name', 'IFSI du Nord');
  const institutions = await cli.withStore((store) => store.collection(institutionsDefinition).find({}));
  expect(institutions.map(({ doc }) => doc.name).sort()).toEqual([
    'IFSI du Nord',
    'moodle.example.fr',
    'moodle.example.fr · 1',
  ]);
});
