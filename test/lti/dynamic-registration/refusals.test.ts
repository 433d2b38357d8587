import { fetchPlatformConfiguration } from '../../../src/lti/dynamic-registration/platform-configuration.js';
import type { JudgingClient } from '../../../src/outbound/guarded-client.js';
import { refusedWith, startScene, type Scene } from './registering.js';
import type { PlatformAnswer } from '../support/fake-platform.js';

let scene: Scene;
beforeAll(async () => {
  scene = await startScene();
});
afterAll(() => scene.close());
beforeEach(() => scene.platform.reset());

/** Opens a fresh invitation, after which nothing more may be registered than before. */
async function openWith(changes: Record<string, string | undefined> = {}) {
  const before = (await scene.registrations()).length;
  const page = await scene.open(await scene.invite(), changes);
  expect((await scene.registrations()).length).toBe(before);
  return scene.refusal(page);
}

describe('refuses an opening', () => {
  it.each([
    ['without a configuration', { openid_configuration: undefined }],
    ['with a blank configuration', { openid_configuration: '' }],
    ['whose configuration is no address', { openid_configuration: 'lms.example' }],
    ['whose configuration is a file', { openid_configuration: 'file:///etc/passwd' }],
    ['whose configuration is a script', { openid_configuration: 'javascript:alert(1)' }],
    ['whose configuration has no end', { openid_configuration: `https://lms.example/${'a'.repeat(2_000)}` }],
    ['with a blank token', { registration_token: '' }],
    ['with a token without end', { registration_token: 'a'.repeat(8_001) }],
    ['without an invitation', { invite: undefined }],
    ['with a blank invitation', { invite: '' }],
    ['with an invitation without end', { invite: 'a'.repeat(201) }],
  ])('%s', async (_name, changes) => {
    expect(await openWith(changes)).toEqual(refusedWith(400, 'registration_malformed'));
  });

  it('with everything twice', async () => {
    const page = await scene.tool
      .browser()
      .get('/lti/register?invite=a&invite=b&openid_configuration=https://a.b');
    expect(scene.refusal(page)).toEqual(refusedWith(400, 'registration_malformed'));
  });

  it('by a form', async () => {
    expect((await scene.tool.browser().post('/lti/register', { invite: await scene.invite() })).status).toBe(
      404,
    );
  });

  it.each([
    ['in control characters', 'a\r\nx-injected: 1'],
    ['beyond Latin', '🩺'],
  ])('whose token is %s, which no header can carry', async (_name, token) => {
    expect(await openWith({ registration_token: token })).toEqual(refusedWith(400, 'registration_malformed'));
  });
});

describe('refuses a configuration', () => {
  it.each([
    ['of another host than its issuer', 'https://elsewhere.example'],
    ['whose issuer is of another port', 'http://localhost:1'],
    ['whose issuer is no address', 'lms'],
  ])('%s', async (_name, issuer) => {
    const { platform } = scene;
    platform.configuration = () => ({ body: { ...platform.goodConfiguration(), issuer } });
    expect(await openWith()).toEqual(refusedWith(400, 'issuer_foreign'));
  });

  it.each(['issuer', 'authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'])(
    'without %s, or with another thing in its place',
    async (field) => {
      const { platform } = scene;
      for (const value of [undefined, null, '', 12, ['https://a.example'], { url: 'https://a.example' }]) {
        platform.configuration = () => ({ body: { ...platform.goodConfiguration(), [field]: value } });
        expect(await openWith()).toEqual(refusedWith(400, 'configuration_malformed'));
      }
    },
  );

  it.each(['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'registration_endpoint'])(
    'whose %s leads out of the Web',
    async (field) => {
      const { platform } = scene;
      for (const value of [
        'javascript:alert(1)',
        'file:///etc/passwd',
        'data:,x',
        '/relative',
        'ldap://a.b',
      ]) {
        platform.configuration = () => ({ body: { ...platform.goodConfiguration(), [field]: value } });
        expect(await openWith()).toEqual(refusedWith(400, 'configuration_malformed'));
      }
    },
  );

  it.each(['token_endpoint', 'jwks_uri'])('whose %s we would never call', async (field) => {
    const { platform } = scene;
    for (const value of [
      'https://169.254.169.254/latest',
      'https://10.0.0.1/token',
      'https://[fd00::1]/token',
      'https://user:password@lms.example/',
      'http://lms.example/token',
    ]) {
      platform.configuration = () => ({ body: { ...platform.goodConfiguration(), [field]: value } });
      expect(await openWith()).toEqual(refusedWith(400, 'configuration_malformed'));
    }
  });

  it.each(['', 'null', '[]', '"text"', '<html>', '{"issuer":'])('that reads %j', async (body) => {
    scene.platform.configuration = () => ({ body });
    expect(await openWith()).toEqual(refusedWith(400, 'configuration_malformed'));
  });

  it('whose issuer no store can keep', async () => {
    const { platform } = scene;
    const issuer = `${platform.origin}/\ud800`;
    platform.configuration = () => ({ body: { ...platform.goodConfiguration(), issuer } });
    expect(await openWith()).toEqual(refusedWith(400, 'configuration_malformed'));
  });

  it.each<[string, PlatformAnswer]>([
    ['that is not found', { status: 404 }],
    ['that fails', { status: 500 }],
    ['that moved, which is not followed', { status: 302, headers: { Location: '/elsewhere' } }],
    ['without end', { body: 'a'.repeat(2_000_000) }],
  ])('%s', async (_name, answer) => {
    scene.platform.configuration = () => answer;
    expect(await openWith()).toEqual(refusedWith(502, 'configuration_unreachable'));
    expect(scene.platform.requests).toHaveLength(1);
  });

  it.each([
    ['a cloud’s metadata', 'http://169.254.169.254/latest/meta-data'],
    ['a private address', 'https://10.0.0.1/configuration'],
    ['an address with a password', 'https://user:password@lms.example/'],
    ['plain http outside this machine', 'http://lms.example/configuration'],
    ['a port that nobody listens on', 'http://localhost:1/configuration'],
  ])('at %s', async (_name, address) => {
    const refusal = await openWith({ openid_configuration: address });
    expect(refusal).toEqual(refusedWith(502, 'configuration_unreachable'));
  });
});

describe('refuses a platform’s answer', () => {
  it.each<[string, PlatformAnswer]>([
    ['of 400', { status: 400, body: { error: 'invalid_client_metadata' } }],
    ['of 401', { status: 401 }],
    ['of 500', { status: 500, body: { client_id: 'client-1' } }],
    ['that leads elsewhere', { status: 307, headers: { Location: '/elsewhere' } }],
    ['without a body', { body: '' }],
    ['that is not JSON', { body: '<html>' }],
    ['without a client id', { body: {} }],
    ['whose client id is null', { body: { client_id: null } }],
    ['whose client id is blank', { body: { client_id: '' } }],
    ['whose client id is an object', { body: { client_id: {} } }],
    ['whose client id is a list', { body: { client_id: ['client-1'] } }],
    ['whose client id no store can keep', { body: { client_id: '\ud800' } }],
    [
      'whose deployment id is an object',
      {
        body: {
          client_id: 'x',
          'https://purl.imsglobal.org/spec/lti-tool-configuration': { deployment_id: {} },
        },
      },
    ],
    ['without end', { body: { client_id: 'a'.repeat(2_000_000) } }],
  ])('%s', async (_name, answer) => {
    scene.platform.registration = () => answer;
    expect(await openWith()).toEqual(refusedWith(502, 'platform_refused'));
  });
});

it('knows the platforms whose issuer is of another host', async () => {
  const client: JudgingClient = {
    refusalOf: () => undefined,
    request: async () => ({
      status: 200,
      headers: {},
      body: JSON.stringify({
        ...scene.platform.goodConfiguration(),
        issuer: 'https://canvas.instructure.com',
      }),
    }),
  };
  const known = await fetchPlatformConfiguration(
    'https://sso.canvaslms.com/api/lti/config',
    undefined,
    client,
  );
  expect(known.issuer).toBe('https://canvas.instructure.com');
  await expect(
    fetchPlatformConfiguration('https://sso.canvaslms.com.evil.example/', undefined, client),
  ).rejects.toMatchObject({ code: 'issuer_foreign' });
});

it('speaks the administrator’s language, and gives the reference that the log has', async () => {
  const browser = scene.tool.browser();
  const page = await browser.get('/lti/register', { 'Accept-Language': 'en' });
  expect(page.text).toContain('<html lang="en">');
  expect(scene.refusal(page)).toEqual(refusedWith(400, 'registration_malformed'));
});
