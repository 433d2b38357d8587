import type { TestBrowser } from '../support/test-browser.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { CLIENT, startProvider, type RunningProvider } from './provider.js';

const clock = { ahead: 0 };
let provider: RunningProvider;
let tool: RunningTool;

beforeAll(async () => {
  provider = await startProvider();
  tool = await startTool({
    now: () => Date.now() + clock.ahead,
    env: {
      ADMIN_OIDC_ISSUER: provider.issuer,
      ADMIN_OIDC_CLIENT_ID: CLIENT.id,
      ADMIN_OIDC_CLIENT_SECRET: CLIENT.secret,
      ADMIN_OIDC_ALLOWED: 'jeanne@example.fr,subject-7',
    },
  });
  await provider.serve(`${tool.url}/administrator/callback`);
});
afterEach(() => {
  provider.verified = true;
  provider.imitate = undefined;
  clock.ahead = 0;
});
afterAll(async () => {
  await tool.stop();
  provider.stop();
});

/** Begins in the browser. @returns where the tool leads */
async function begin(browser: TestBrowser): Promise<string> {
  const { status, location } = await browser.get('/administrator/sign-in');
  expect(status).toBe(302);
  return location ?? '';
}

async function refused(browser: TestBrowser, callback: string, status: number, code: string) {
  const answer = await browser.get(callback);
  expect([answer.status, answer.view]).toEqual([status, 'administrator-enter']);
  expect(tool.log.filter(({ msg }) => msg === 'administrator refused').at(-1)).toMatchObject({ code });
  expect(browser.cookies.has('__Host-administrator')).toBe(false);
  return answer;
}

it('lets in who is on the list by a verified address', async () => {
  const browser = tool.browser();
  const entered = await browser.get(await provider.signIn(await begin(browser), 'jeanne'));
  expect([entered.status, entered.location]).toEqual([302, '/administrator']);
  expect((await browser.get('/administrator')).view).toBe('administrator-home');
});

it('lets in who is on the list by their subject', async () => {
  provider.verified = false;
  const browser = tool.browser();
  await browser.get(await provider.signIn(await begin(browser), 'subject-7'));
  expect((await browser.get('/administrator')).status).toBe(200);
});

it('asks with state, nonce and PKCE, which tell nothing of each other', async () => {
  const asked = new URL(await begin(tool.browser())).searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  const secrets = ['state', 'nonce', 'code_challenge'].map((name) => asked.get(name));
  expect(new Set(secrets).size).toBe(3);
  for (const secret of secrets) expect(secret).toMatch(/^[\w-]{43}$/);
});

it('offers the sign-in where somebody is needed', async () => {
  const { text } = await tool.browser().get('/administrator');
  expect(text).toContain('href="/administrator/sign-in"');
});

describe('turns away', () => {
  it('who is not on the list', async () => {
    const browser = tool.browser();
    await refused(browser, await provider.signIn(await begin(browser), 'paul'), 403, 'not_an_administrator');
  });

  it('who has an address of the list that the provider does not vouch for', async () => {
    provider.verified = false;
    const browser = tool.browser();
    await refused(
      browser,
      await provider.signIn(await begin(browser), 'jeanne'),
      403,
      'not_an_administrator',
    );
  });

  it('a sign-in that another browser began', async () => {
    const callback = await provider.signIn(await begin(tool.browser()), 'jeanne');
    await refused(tool.browser(), callback, 400, 'sign_in_over');
    const busy = tool.browser();
    await begin(busy);
    await refused(busy, callback, 400, 'sign_in_over');
  });

  it('a second use of the same answer', async () => {
    const browser = tool.browser();
    const callback = await provider.signIn(await begin(browser), 'jeanne');
    const memory = browser.cookies.get('__Host-administrator-sign-in') ?? '';
    await browser.get(callback);
    const again = tool.browser();
    await refused(again, callback, 400, 'sign_in_over');
    again.cookies.set('__Host-administrator-sign-in', memory);
    await refused(again, callback, 403, 'sign_in_refused');
  });

  it('an answer that comes after ten minutes, whatever the browser says of its time', async () => {
    const browser = tool.browser();
    const callback = await provider.signIn(await begin(browser), 'jeanne');
    clock.ahead = 600_001;
    const memory = browser.cookies.get('__Host-administrator-sign-in') ?? '';
    await refused(browser, callback, 400, 'sign_in_over');
    browser.cookies.set('__Host-administrator-sign-in', memory.replace(/^\d+/, String(Date.now() * 2)));
    await refused(browser, callback, 400, 'sign_in_over');
  });

  it('a code that the provider did not give', async () => {
    const browser = tool.browser();
    const callback = new URL(await provider.signIn(await begin(browser), 'jeanne'));
    callback.searchParams.set('code', 'made-up');
    await refused(browser, callback.href, 403, 'sign_in_refused');
  });

  it('an answer in another issuer’s name', async () => {
    const browser = tool.browser();
    const callback = new URL(await provider.signIn(await begin(browser), 'jeanne'));
    callback.searchParams.set('iss', 'https://evil.example.org');
    await refused(browser, callback.href, 403, 'sign_in_refused');
  });

  it('who gave up at the provider', async () => {
    const browser = tool.browser();
    const state = new URL(await begin(browser)).searchParams.get('state') ?? '';
    const callback = `/administrator/callback?error=access_denied&state=${state}`;
    await refused(browser, callback, 403, 'sign_in_refused');
  });

  it.each([
    ['a token of nobody', '{"access_token":"a","token_type":"bearer"}'],
    ['a token signed by nobody', '{"access_token":"a","token_type":"bearer","id_token":"e30.e30."}'],
    ['no JSON', 'oh'],
  ])('a token endpoint that answers %s', async (_name, body) => {
    const browser = tool.browser();
    const callback = await provider.signIn(await begin(browser), 'jeanne');
    provider.imitate = (path) => (path.startsWith('/token') ? { status: 200, body } : undefined);
    await refused(browser, callback, 403, 'sign_in_refused');
  });

  it('nothing that a stranger sends, without asking the provider', async () => {
    const asked: string[] = [];
    provider.imitate = (path) => {
      asked.push(path);
      return undefined;
    };
    await refused(tool.browser(), '/administrator/callback?code=a&state=b', 400, 'sign_in_over');
    await refused(tool.browser(), '/administrator/callback', 400, 'sign_in_over');
    expect(asked).toEqual([]);
  });
});

it('says so when the provider is away, and goes on when it is back', async () => {
  const lonely = await startTool({
    env: {
      ADMIN_OIDC_ISSUER: provider.issuer,
      ADMIN_OIDC_CLIENT_ID: CLIENT.id,
      ADMIN_OIDC_CLIENT_SECRET: CLIENT.secret,
      ADMIN_OIDC_ALLOWED: 'jeanne@example.fr',
    },
  });
  try {
    provider.imitate = () => ({ status: 503, body: '' });
    const away = await lonely.browser().get('/administrator/sign-in');
    expect([away.status, away.view]).toEqual([502, 'administrator-enter']);
    provider.imitate = undefined;
    expect((await lonely.browser().get('/administrator/sign-in')).status).toBe(302);
  } finally {
    await lonely.stop();
  }
});

it('is not there where no provider is configured', async () => {
  const plain = await startTool();
  try {
    for (const path of ['/administrator/sign-in', '/administrator/callback?code=a&state=b']) {
      expect((await plain.browser().get(path)).status).toBe(404);
    }
    expect((await plain.browser().get('/administrator')).text).not.toContain('/administrator/sign-in');
  } finally {
    await plain.stop();
  }
});
