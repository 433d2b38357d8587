import { nonceOf, stateOf } from '../../../src/lti/login/transactions.js';
import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { beginLogin, copyOf, parametersOf } from '../support/begun-login.js';
import { withClaims } from '../support/forgeries.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

const START = Date.parse('2026-11-02T08:00:00Z');
const TEN_MINUTES = 600_000;
let clock = START;
let tool: RunningTool;
let browser: TestBrowser;

beforeAll(async () => {
  tool = await startTool({ now: () => clock });
});
afterAll(() => tool.stop());
beforeEach(() => {
  clock = START;
  browser = tool.browser();
});

async function launchForm(as: TestBrowser = browser) {
  return { ...tool.lms.platform.forge.launchForm(await beginLogin(tool, as)) };
}

describe('a nonce', () => {
  it('that we did not issue is refused', async () => {
    const answer = await tool.launch(browser, { forgery: withClaims({ nonce: 'bm90LW91cnM' }) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'nonce_mismatch'));
  });

  it('of another login of the same browser is refused', async () => {
    const other = parametersOf(await beginLogin(tool, browser))['nonce'];
    const answer = await tool.launch(browser, { forgery: withClaims({ nonce: other }) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'nonce_mismatch'));
  });

  it('that is the state of the same login is refused', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    const { state } = parametersOf(authorizationUrl);
    const forgery = withClaims({ nonce: state });
    const answer = await browser.post('/lti/launch', {
      ...tool.lms.platform.forge.launchForm(authorizationUrl, forgery),
    });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'nonce_mismatch'));
  });

  it('refused leaves the login as it was: the true token still passes', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    const { forge } = tool.lms.platform;
    const bad = forge.launchForm(authorizationUrl, withClaims({ nonce: 'bm90LW91cnM' }));
    expect((await browser.post('/lti/launch', { ...bad })).status).toBe(401);
    expect((await browser.post('/lti/launch', { ...forge.launchForm(authorizationUrl) })).status).toBe(303);
  });
});

describe('a state', () => {
  it('of another login of the same browser is refused with this one’s token', async () => {
    const other = await launchForm();
    const { id_token } = await launchForm();
    const answer = await browser.post('/lti/launch', { id_token, state: other.state });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(401, 'nonce_mismatch'));
  });

  it('that we did not issue is refused', async () => {
    const { id_token } = await launchForm();
    const state = `${'A'.repeat(22)}.${'B'.repeat(43)}`;
    const answer = await browser.post('/lti/launch', { id_token, state });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
  });

  it.each([
    ['without its proof', (state: string) => state.slice(0, 22)],
    ['with an empty proof', (state: string) => state.slice(0, 23)],
    ['with another proof', (state: string) => `${state.slice(0, 23)}${'A'.repeat(43)}`],
    ['with a longer proof', (state: string) => `${state}A`],
  ])('%s is refused', async (_name, change) => {
    const { id_token, state } = await launchForm();
    const answer = await browser.post('/lti/launch', { id_token, state: change(state) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'state_mismatch'));
  });

  it.each(['.', '..', 'x', '__proto__.x', 'constructor', '\u0000', '%', 'é'.repeat(200)])(
    'that is %j is refused',
    async (state) => {
      const { id_token } = await launchForm();
      const answer = await browser.post('/lti/launch', { id_token, state });
      expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
    },
  );
});

describe('a replay', () => {
  it('after the launch is refused', async () => {
    const form = await launchForm();
    const copy = copyOf(tool, browser);
    expect((await browser.post('/lti/launch', form)).status).toBe(303);
    const answer = await copy.post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
  });

  it('with a fresh token of the same login is refused', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    const copy = copyOf(tool, browser);
    const { forge } = tool.lms.platform;
    expect((await browser.post('/lti/launch', { ...forge.launchForm(authorizationUrl) })).status).toBe(303);
    const answer = await copy.post('/lti/launch', { ...forge.launchForm(authorizationUrl) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
  });

  it('of many at once is accepted exactly once', async () => {
    // The keys are fetched anew, slowly: all of them wait for that, and go on together.
    clock += 7 * 3_600_000;
    tool.lms.faults.turnOn('keys-slow', { delayMs: 300, times: 1 });
    const form = await launchForm();
    const copies = Array.from({ length: 12 }, () => copyOf(tool, browser));
    const answers = await Promise.all(copies.map((copy) => copy.post('/lti/launch', form)));
    const refused = answers.filter(({ status }) => status !== 303);
    expect(refused).toHaveLength(11);
    for (const answer of refused) {
      const { status, view, code } = await refusalOf(tool, answer);
      expect({ status, view }).toEqual({ status: 400, view: 'launch-refused' });
      expect(['login_unknown', 'login_already_used']).toContain(code);
    }
  });
});

describe('the browser', () => {
  it('that kept no cookie is refused, and told what to do', async () => {
    const form = await launchForm();
    const answer = await tool.browser().post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'cookie_missing'));
    expect(answer.text).toContain('autorisez les cookies');
  });

  it('with the cookies of its own login cannot end another browser’s', async () => {
    const form = await launchForm();
    const other = tool.browser();
    await beginLogin(tool, other);
    const answer = await other.post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'cookie_missing'));
  });

  it('with another login’s secret under this login’s name is refused', async () => {
    const form = await launchForm();
    const other = tool.browser();
    await beginLogin(tool, other);
    const [name = ''] = browser.cookies.keys();
    const [secret = ''] = other.cookies.values();
    other.cookies.set(name, secret);
    const answer = await other.post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'state_mismatch'));
  });

  it('with a secret of its own making is refused, though state and nonce are made of it', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    const [name = ''] = browser.cookies.keys();
    const id = name.slice('__Host-t-'.length);
    const secret = 'A'.repeat(43);
    browser.cookies.set(name, secret);
    const forgery = withClaims({ nonce: nonceOf(id, secret) });
    const { id_token } = tool.lms.platform.forge.launchForm(authorizationUrl, forgery);
    const answer = await browser.post('/lti/launch', { id_token, state: stateOf(id, secret) });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'state_mismatch'));
  });

  it.each(['', 'x', '%E0%A4%A', '"quoted"'])('with the cookie %j is refused', async (secret) => {
    const form = await launchForm();
    const [name = ''] = browser.cookies.keys();
    browser.cookies.set(name, secret);
    const answer = await browser.post('/lti/launch', form);
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'state_mismatch'));
  });

  it('loses the login’s cookie once the launch is accepted', async () => {
    const form = await launchForm();
    const [name = ''] = browser.cookies.keys();
    const { setCookies } = await browser.post('/lti/launch', form);
    expect(setCookies).toContain(`${name}=; Max-Age=0; Path=/; HttpOnly; Secure; Partitioned; SameSite=None`);
  });
});

describe('a login', () => {
  it('is over after ten minutes', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    clock += TEN_MINUTES - 1;
    const { id_token, state } = tool.lms.platform.forge.launchForm(authorizationUrl);
    clock += 1;
    const answer = await browser.post('/lti/launch', { id_token, state });
    expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
  });

  it('is good for just under ten minutes', async () => {
    const authorizationUrl = await beginLogin(tool, browser);
    clock += TEN_MINUTES - 1;
    const form = tool.lms.platform.forge.launchForm(authorizationUrl);
    expect((await browser.post('/lti/launch', { ...form })).status).toBe(303);
  });

  it('goes on beside others of the same browser', async () => {
    const first = await launchForm();
    const second = await launchForm();
    expect((await browser.post('/lti/launch', second)).status).toBe(303);
    expect((await browser.post('/lti/launch', first)).status).toBe(303);
  });
});
