import { loginTransactionsDefinition, transactionIdOf } from '../../../src/lti/login/transactions.js';
import type { Registration } from '../../../src/lti/registrations.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { parametersOf } from '../support/begun-login.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

let tool: RunningTool;
let registration: Registration;
beforeAll(async () => {
  tool = await startTool();
  const [only] = await tool.services.lti.registrations.list();
  if (only === undefined) throw new Error('the demo LMS is not registered');
  registration = only;
});
afterAll(() => tool.stop());

/** What the demo LMS would send, with changes; parameters set to undefined are left out. */
function loginForm(changes: Record<string, string | undefined> = {}): Record<string, string> {
  const { params } = tool.lms.platform.startLogin('positionnement', 'camille.arnoult');
  const all = Object.entries({ ...params, ...changes });
  return Object.fromEntries(all.filter((pair): pair is [string, string] => pair[1] !== undefined));
}

const byGet = (form: Record<string, string>, browser = tool.browser()) =>
  browser.get(`/lti/login?${new URLSearchParams(form).toString()}`);
const byPost = (form: Record<string, string>, browser = tool.browser()) => browser.post('/lti/login', form);

describe.each([
  ['GET', byGet],
  ['POST', byPost],
])('a login by %s', (_method, login) => {
  it('leads on to the platform at once', async () => {
    const { status, location = '', text } = await login(loginForm());
    expect(status).toBe(302);
    expect(location.split('?')[0]).toBe(registration.authorizationUrl);
    expect(text).not.toContain('<body');
  });

  it('ends in an accepted launch', async () => {
    const browser = tool.browser();
    const { location = '' } = await login(loginForm(), browser);
    const form = tool.lms.platform.forge.launchForm(location);
    expect((await browser.post('/lti/launch', { ...form })).status).toBe(303);
  });

  it.each([
    ['without an issuer', { iss: undefined }],
    ['with a blank issuer', { iss: '' }],
    ['without a login hint', { login_hint: undefined }],
    ['with a blank login hint', { login_hint: '' }],
    ['without a target link', { target_link_uri: undefined }],
    ['with an issuer without end', { iss: `https://${'a'.repeat(1_001)}` }],
    ['with a login hint without end', { login_hint: 'a'.repeat(4_001) }],
    ['with a message hint without end', { lti_message_hint: 'a'.repeat(8_001) }],
    ['with a target link without end', { target_link_uri: `https://${'a'.repeat(2_001)}` }],
    ['with a client id without end', { client_id: 'a'.repeat(501) }],
    ['with a deployment id without end', { lti_deployment_id: 'a'.repeat(256) }],
  ])('%s is refused', async (_name, changes) => {
    expect(await refusalOf(tool, await login(loginForm(changes)))).toEqual(
      refusedWith(400, 'login_malformed'),
    );
  });

  it.each([
    ['an unknown issuer', { iss: 'https://unknown.example' }],
    ['our issuer with a slash more', { iss: 'SLASH' }],
    ['an unknown client', { client_id: 'unknown' }],
    ['an unknown issuer without a client', { iss: 'https://unknown.example', client_id: undefined }],
  ])('of %s is refused', async (_name, changes) => {
    const form = loginForm(changes);
    if (form['iss'] === 'SLASH') form['iss'] = `${registration.issuer}/`;
    expect(await refusalOf(tool, await login(form))).toEqual(refusedWith(403, 'platform_unknown'));
  });

  it.each(['https://evil.example/', '//evil.example', 'evil', 'javascript:alert(1)', 'data:text/html,x'])(
    'to the target link %s is refused',
    async (target) => {
      const answer = await login(loginForm({ target_link_uri: target }));
      expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'target_link_foreign'));
    },
  );
});

it.each([
  ['repeated', 'iss=a&iss=b&login_hint=x&target_link_uri=y'],
  ['nested', 'iss[a]=b&login_hint=x&target_link_uri=y'],
  ['none', ''],
])('refuses parameters that are %s', async (_name, query) => {
  for (const answer of [
    await tool.browser().get(`/lti/login?${query}`),
    await tool.browser().postRaw('/lti/login', query),
  ]) {
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_malformed'));
  }
});

it('refuses a login that is not a form', async () => {
  const headers = { 'Content-Type': 'application/json' };
  const answer = await tool.browser().postRaw('/lti/login', JSON.stringify(loginForm()), headers);
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_malformed'));
});

it('refuses a login that is too big, with a page for it', async () => {
  const answer = await byPost(loginForm({ lti_message_hint: 'a'.repeat(200_000) }));
  const { status, view, code } = await refusalOf(tool, answer);
  expect({ status, view, code }).toEqual({
    status: 413,
    view: 'launch-refused',
    code: 'request_malformed',
  });
});

describe('the authentication request', () => {
  it('asks for what LTI prescribes, and nothing else', async () => {
    const form = loginForm();
    const { location = '' } = await byGet(form);
    const { state, nonce, ...rest } = parametersOf(location);
    expect(rest).toEqual({
      scope: 'openid',
      response_type: 'id_token',
      response_mode: 'form_post',
      prompt: 'none',
      client_id: registration.clientId,
      redirect_uri: `${tool.url}/lti/launch`,
      login_hint: form['login_hint'],
      lti_message_hint: form['lti_message_hint'],
      lti_deployment_id: form['lti_deployment_id'],
    });
    expect(state).toMatch(/^[\w-]{22}\.[\w-]{43}$/);
    expect(nonce).toMatch(/^[\w-]{43}$/);
    expect(state).not.toContain(nonce);
  });

  it('has another state and another nonce each time', async () => {
    const requests = await Promise.all(Array.from({ length: 20 }, () => byGet(loginForm())));
    const all = requests.map(({ location = '' }) => parametersOf(location));
    expect(new Set(all.map(({ state }) => state)).size).toBe(20);
    expect(new Set(all.map(({ nonce }) => nonce)).size).toBe(20);
  });

  it.each([
    '{"cmid":"42","launchid":"ltilaunch42_9"}',
    ' é à ø 🩺 %20 + & = # ? / \\ " \' < > ',
    'a'.repeat(2_000),
    '%7B%22already%22%3A%22encoded%22%7D',
  ])('gives the hints back as they came: %.40s', async (hint) => {
    for (const login of [byGet, byPost]) {
      const { location = '' } = await login(loginForm({ login_hint: hint, lti_message_hint: hint }));
      expect(parametersOf(location)).toMatchObject({ login_hint: hint, lti_message_hint: hint });
    }
  });

  it('keeps no hint of a login that goes on at once', async () => {
    const { location = '' } = await byGet(loginForm({ lti_deployment_id: '1' }));
    const id = transactionIdOf(parametersOf(location)['state'] ?? '');
    const { transactions, now } = tool.services.lti;
    const stored = await transactions.find(id, now());
    expect(Object.keys(stored ?? {}).sort()).toEqual([
      'bindingDigest',
      'expiresAt',
      'id',
      'registrationId',
      'targetLink',
    ]);
  });

  it('leaves out hints that did not come, or came blank', async () => {
    const { location = '' } = await byGet(loginForm({ lti_message_hint: undefined, lti_deployment_id: '' }));
    expect(parametersOf(location)).not.toHaveProperty('lti_message_hint');
    expect(parametersOf(location)).not.toHaveProperty('lti_deployment_id');
  });

  it('passes over parameters that are none of ours', async () => {
    const extras = {
      lti_storage_target: '_parent',
      canvas_region: 'eu-west-1',
      redirect_uri: 'https://x.example',
    };
    const { location = '' } = await byGet(loginForm(extras));
    expect(parametersOf(location)).toMatchObject({ redirect_uri: `${tool.url}/lti/launch` });
    expect(parametersOf(location)).not.toHaveProperty('lti_storage_target');
  });

  it.each(['/', '/lti/launch?lang=en', '/anything/of/ours'])(
    'keeps its one redirect address when the target link is %s',
    async (path) => {
      const { location = '' } = await byGet(loginForm({ target_link_uri: `${tool.url}${path}` }));
      expect(parametersOf(location)['redirect_uri']).toBe(`${tool.url}/lti/launch`);
    },
  );

  it('keeps the query that the authorisation address has of its own', async () => {
    const { registrations } = tool.services.lti;
    const found = await registrations.get(registration.id);
    const { authorizationUrl } = registration;
    const version = found?.version ?? 0;
    await registrations.update(
      { ...registration, authorizationUrl: `${authorizationUrl}?tenant=7` },
      version,
    );
    try {
      const { location = '' } = await byGet(loginForm());
      expect(parametersOf(location)).toMatchObject({ tenant: '7', response_type: 'id_token' });
    } finally {
      await registrations.update(registration, version + 1);
    }
  });
});

describe('the login’s cookie', () => {
  it('has exactly these attributes, and lives as long as the login', async () => {
    const { setCookies, location = '' } = await byGet(loginForm());
    const [id = ''] = (parametersOf(location)['state'] ?? '').split('.');
    expect(setCookies).toHaveLength(1);
    expect(setCookies[0]).toMatch(
      /^__Host-t-[\w-]{22}=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    expect(setCookies[0]).toContain(`__Host-t-${id}=`);
  });

  it('holds a secret that no address shows', async () => {
    const { setCookies, location = '' } = await byGet(loginForm());
    const secret = /=([\w-]{43});/.exec(setCookies[0] ?? '')?.[1] ?? '';
    expect(location).not.toContain(secret);
  });

  it('holds a secret that the store does not, nor what is derived from it', async () => {
    const { setCookies, location = '' } = await byGet(loginForm());
    const secret = /=([\w-]{43});/.exec(setCookies[0] ?? '')?.[1] ?? '';
    const { state = '', nonce = '' } = parametersOf(location);
    const [id = '', proof = ''] = state.split('.');
    const stored = await tool.services.store.collection(loginTransactionsDefinition).find({});
    const written = JSON.stringify(stored);
    expect(written).toContain(id);
    for (const unwritten of [secret, proof, nonce]) {
      expect(unwritten).toMatch(/^[\w-]{43}$/);
      expect(written).not.toContain(unwritten);
    }
  });

  it('is kept from caches', async () => {
    expect((await byGet(loginForm())).headers['cache-control']).toBe('no-store');
  });

  it('is not set by a refused login', async () => {
    expect((await byGet(loginForm({ iss: 'https://unknown.example' }))).setCookies).toEqual([]);
  });
});
