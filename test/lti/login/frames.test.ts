import { readForm } from '../../../src/demo-lms/platform/html-form.js';
import type { TestBrowser } from '../../support/test-browser.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { parametersOf } from '../support/begun-login.js';
import { refusalOf, refusedWith } from '../support/refusals.js';

const START = Date.parse('2026-11-02T08:00:00Z');
const FRAMED = { 'Sec-Fetch-Dest': 'iframe' };
let clock = START;
let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool({ now: () => clock });
});
afterAll(() => tool.stop());
beforeEach(() => {
  clock = START;
});

const login = (browser: TestBrowser, headers: Record<string, string> = FRAMED) =>
  browser.get(tool.lms.platform.loginUrl('positionnement', 'camille.arnoult'), headers);

describe('in a frame that keeps our cookie', () => {
  it('makes one hop of our own, then goes on to the platform', async () => {
    const browser = tool.browser();
    const hop = await login(browser);
    expect(hop.status).toBe(302);
    expect(hop.location).toMatch(/^\/lti\/login\/[\w-]{22}\/check$/);
    expect(hop.setCookies).toHaveLength(1);
    const { status, location = '' } = await browser.get(hop.location ?? '', FRAMED);
    expect(status).toBe(302);
    const form = tool.lms.platform.forge.launchForm(location);
    expect((await browser.post('/lti/launch', { ...form })).status).toBe(303);
  });

  it('does so for a login by POST', async () => {
    const { url, params } = tool.lms.platform.startLogin('positionnement', 'camille.arnoult');
    const { location } = await tool.browser().post(url, params, FRAMED);
    expect(location).toMatch(/^\/lti\/login\/[\w-]{22}\/check$/);
  });
});

it.each<[string, Record<string, string>]>([
  ['in a window', { 'Sec-Fetch-Dest': 'document' }],
  ['in a browser that does not say', {}],
])('makes no hop %s', async (_name, headers) => {
  const { location } = await login(tool.browser(), headers);
  expect(location).toContain('/lti/authorize');
});

describe('in a frame that keeps no cookie', () => {
  async function pageWithoutCookie() {
    const { location = '' } = await login(tool.browser());
    return { check: location, page: await tool.browser().get(location, FRAMED) };
  }

  it('offers to open a window', async () => {
    const { page } = await pageWithoutCookie();
    expect(page.status).toBe(200);
    expect(page.view).toBe('open-in-window');
    expect(page.text).toContain('Ouvrir dans une nouvelle fenêtre');
    expect(page.text).toMatch(/<form[^>]* target="_blank"/);
  });

  it('sets no cookie and may be framed by anyone', async () => {
    const { page } = await pageWithoutCookie();
    expect(page.setCookies).toEqual([]);
    expect(page.headers['content-security-policy']).not.toContain('frame-ancestors');
    expect(page.headers).not.toHaveProperty('x-frame-options');
  });

  it('restarts the very same login in the window, which ends in a launch', async () => {
    const { page } = await pageWithoutCookie();
    const form = readForm(page.text, new URL(tool.url));
    expect(form?.action.pathname).toBe('/lti/login');
    const browser = tool.browser();
    const fields = Object.fromEntries(form?.fields ?? []);
    const { location = '' } = await browser.post('/lti/login', fields, { 'Sec-Fetch-Dest': 'document' });
    const { login_hint, lti_message_hint } = parametersOf(location);
    expect(login_hint).toBe(tool.lms.platform.person('camille.arnoult').sub);
    expect(lti_message_hint).toContain('"cmid":"positionnement"');
    const launch = tool.lms.platform.forge.launchForm(location);
    expect((await browser.post('/lti/launch', { ...launch })).status).toBe(303);
  });

  it('says in the window all that was said in the frame, to the letter', async () => {
    const { url, params } = tool.lms.platform.startLogin('positionnement', 'camille.arnoult');
    const { location = '' } = await tool.browser().post(url, params, FRAMED);
    const page = await tool.browser().get(location, FRAMED);
    const form = readForm(page.text, new URL(tool.url));
    expect(Object.keys(params).sort()).toEqual([
      'client_id',
      'iss',
      'login_hint',
      'lti_deployment_id',
      'lti_message_hint',
      'target_link_uri',
    ]);
    expect(Object.fromEntries(form?.fields ?? [])).toEqual(params);
  });

  it('ends the login that the frame could not finish', async () => {
    const { check } = await pageWithoutCookie();
    const again = await tool.browser().get(check, FRAMED);
    expect(await refusalOf(tool, again)).toEqual(refusedWith(400, 'login_unknown'));
  });

  it('speaks the browser’s language', async () => {
    const { location = '' } = await login(tool.browser());
    const page = await tool.browser().get(location, { ...FRAMED, 'Accept-Language': 'en-GB' });
    expect(page.text).toContain('<html lang="en">');
  });
});

it('does not take another login’s secret for a kept cookie', async () => {
  const browser = tool.browser();
  const { location = '' } = await login(browser);
  const [name = ''] = browser.cookies.keys();
  browser.cookies.set(name, 'A'.repeat(43));
  expect((await browser.get(location, FRAMED)).view).toBe('open-in-window');
});

it.each([
  ['nobody began', '/lti/login/AAAAAAAAAAAAAAAAAAAAAA/check'],
  ['cannot be', '/lti/login/x/check'],
  ['is named like a member of every object', '/lti/login/__proto__/check'],
])('refuses the hop of a login that %s', async (_name, path) => {
  const answer = await tool.browser().get(path, FRAMED);
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
});

it('refuses the hop of a login that is over', async () => {
  const browser = tool.browser();
  const { location = '' } = await login(browser);
  clock += 600_000;
  const answer = await browser.get(location, FRAMED);
  expect(await refusalOf(tool, answer)).toEqual(refusedWith(400, 'login_unknown'));
});

it('answers a hop whose address cannot be decoded with 400', async () => {
  expect((await tool.browser().get('/lti/login/%E0%A4%A/check')).status).toBe(400);
});
