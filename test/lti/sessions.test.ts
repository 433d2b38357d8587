import { CLAIM } from '../../src/demo-lms/names.js';
import type { TestBrowser } from '../support/test-browser.js';
import { startTool, type RunningTool } from '../support/tool.js';
import { copyOf } from './support/begun-login.js';
import { withClaims } from './support/forgeries.js';
import { sessionCookiesOf } from './support/session-of.js';

const START = Date.parse('2026-11-02T08:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
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

const CLOSED = { status: 401, view: 'session-ended' };

async function seen(base: string, by: TestBrowser = browser) {
  const { status, view } = await by.get(base);
  return { status, view };
}

const OPEN = { status: 200, view: 'learner-start' };

describe('the cookie of a session', () => {
  it('has exactly these attributes', async () => {
    const { setCookies, location } = await tool.launch(browser);
    const cookie = setCookies.filter((line) => line.startsWith('__Host-s-'));
    expect(cookie).toHaveLength(1);
    expect(cookie[0]).toMatch(
      /^__Host-s-[\w-]{22}=[\w-]{43}; Path=\/; HttpOnly; Secure; Partitioned; SameSite=None$/,
    );
    expect(location).toBe(`/l/${/^__Host-s-([\w-]{22})=/.exec(cookie[0] ?? '')?.[1] ?? ''}`);
  });

  it('holds a token that stands in no address and is not in the store', async () => {
    const { location = '' } = await tool.launch(browser);
    const [{ id, token } = { id: '', token: '' }] = sessionCookiesOf(browser);
    expect(location).not.toContain(token);
    const session = await tool.services.lti.sessions.find(id, token);
    expect(session).toBeDefined();
    expect(JSON.stringify(session)).not.toContain(token);
  });

  it('is not kept by caches', async () => {
    const { headers } = await tool.launch(browser);
    expect(headers['cache-control']).toBe('no-store');
  });
});

describe('a session’s pages', () => {
  it('are closed to a browser without its cookie', async () => {
    const base = await tool.enter(browser);
    expect(await seen(base, tool.browser())).toEqual(CLOSED);
  });

  it('are closed to another person’s session of the same link', async () => {
    const base = await tool.enter(browser);
    const other = tool.browser();
    await tool.enter(other, { person: 'ines.delahaye' });
    expect(await seen(base, other)).toEqual(CLOSED);
  });

  it('are closed to another session’s token under its name', async () => {
    const base = await tool.enter(browser);
    const other = tool.browser();
    await tool.enter(other, { person: 'ines.delahaye' });
    const [own] = sessionCookiesOf(browser);
    const [foreign] = sessionCookiesOf(other);
    other.cookies.set(`__Host-s-${own?.id ?? ''}`, foreign?.token ?? '');
    expect(await seen(base, other)).toEqual(CLOSED);
  });

  it.each(['AAAAAAAAAAAAAAAAAAAAAA', 'x', '__proto__', '%00', "' or 1=1"])(
    'do not exist at /l/%s',
    async (id) => {
      await tool.enter(browser);
      expect(await seen(`/l/${encodeURIComponent(id)}`)).toEqual(CLOSED);
    },
  );

  it('say in the person’s language that they have closed', async () => {
    const page = await browser.get('/l/AAAAAAAAAAAAAAAAAAAAAA', { 'Accept-Language': 'en' });
    expect(page.text).toContain('<html lang="en">');
  });
});

describe('two tabs', () => {
  it('of one person do not disturb each other', async () => {
    const first = await tool.enter(browser);
    const second = await tool.enter(browser, { link: 'decouverte' });
    expect(second).not.toBe(first);
    expect(await seen(first)).toEqual(OPEN);
    expect(await seen(second)).toEqual(OPEN);
  });

  it('of one person may launch at the same moment', async () => {
    const copies = [browser, copyOf(tool, browser), copyOf(tool, browser)];
    const addresses = await Promise.all(copies.map((copy) => tool.enter(copy)));
    for (const [index, address] of addresses.entries()) {
      expect(await seen(address, copies[index])).toEqual(OPEN);
    }
  });

  it('are at most eight: the oldest closes', async () => {
    const addresses: string[] = [];
    for (let launch = 0; launch < 9; launch += 1) addresses.push(await tool.enter(browser));
    const [oldest = '', ...others] = addresses;
    expect(await seen(oldest)).toEqual(CLOSED);
    for (const address of others) expect(await seen(address)).toEqual(OPEN);
    expect(sessionCookiesOf(browser)).toHaveLength(8);
  });

  it('are at most eight for whoever took a copy of the oldest’s cookie too', async () => {
    const oldest = await tool.enter(browser);
    const copy = copyOf(tool, browser);
    for (let launch = 0; launch < 8; launch += 1) await tool.enter(browser);
    expect(await seen(oldest, copy)).toEqual(CLOSED);
  });

  it('are eight again at the next request where more were launched at the same moment', async () => {
    const copies = Array.from({ length: 12 }, () => copyOf(tool, browser));
    const addresses = await Promise.all(copies.map((copy) => tool.enter(copy)));
    for (const copy of copies) for (const [name, value] of copy.cookies) browser.cookies.set(name, value);
    const held = sessionCookiesOf(browser).map(({ id }) => `/l/${id}`);
    expect([...held].sort()).toEqual([...addresses].sort());
    const everyCookie = copyOf(tool, browser);
    expect(await seen(held.at(-1) ?? '')).toEqual(OPEN);
    expect(sessionCookiesOf(browser).map(({ id }) => `/l/${id}`)).toEqual(held.slice(-8));
    const open = [];
    for (const address of held) {
      const { status } = await copyOf(tool, everyCookie).get(address);
      if (status === 200) open.push(address);
    }
    expect(open).toEqual(held.slice(-8));
  });

  it('close with the request for one of them that is beyond eight', async () => {
    const copies = Array.from({ length: 9 }, () => copyOf(tool, browser));
    await Promise.all(copies.map((copy) => tool.enter(copy)));
    for (const copy of copies) for (const [name, value] of copy.cookies) browser.cookies.set(name, value);
    const [oldest] = sessionCookiesOf(browser);
    expect(await seen(`/l/${oldest?.id ?? ''}`)).toEqual(CLOSED);
    expect(sessionCookiesOf(browser)).toHaveLength(8);
  });
});

describe('a launch by another person in the same browser', () => {
  it('ends the earlier person’s sessions, all of them', async () => {
    const earlier = [await tool.enter(browser), await tool.enter(browser, { link: 'decouverte' })];
    const copy = copyOf(tool, browser);
    const later = await tool.enter(browser, { person: 'ines.delahaye' });
    expect(await seen(later)).toEqual(OPEN);
    for (const address of earlier) expect(await seen(address, copy)).toEqual(CLOSED);
    expect(sessionCookiesOf(browser)).toHaveLength(1);
  });

  it('leaves the earlier person’s other browsers alone', async () => {
    const elsewhere = tool.browser();
    const address = await tool.enter(elsewhere);
    await tool.enter(browser);
    await tool.enter(browser, { person: 'ines.delahaye' });
    expect(await seen(address, elsewhere)).toEqual(OPEN);
  });

  it('that is refused ends nothing', async () => {
    const address = await tool.enter(browser);
    const forgery = withClaims({ [CLAIM.version]: '2.0' });
    expect((await tool.launch(browser, { person: 'ines.delahaye', forgery })).status).toBe(400);
    expect(await seen(address)).toEqual(OPEN);
  });
});

describe('a session ends', () => {
  it('after four hours without use', async () => {
    const base = await tool.enter(browser);
    clock += 4 * HOUR;
    expect(await seen(base)).toEqual(CLOSED);
  });

  it('not before four hours', async () => {
    const base = await tool.enter(browser);
    clock += 4 * HOUR - 1;
    expect(await seen(base)).toEqual(OPEN);
  });

  it('four hours after it was used last', async () => {
    const base = await tool.enter(browser);
    clock += 3 * HOUR;
    await browser.get(base);
    clock += 4 * HOUR - 1;
    expect(await seen(base)).toEqual(OPEN);
    clock += 4 * HOUR;
    expect(await seen(base)).toEqual(CLOSED);
  });

  it('not before four hours after it was used last, however soon after its start', async () => {
    const base = await tool.enter(browser);
    clock += 14 * MINUTE;
    await browser.get(base);
    clock += 4 * HOUR - MINUTE;
    expect(await seen(base)).toEqual(OPEN);
  });

  it('after twelve hours, however much it is used', async () => {
    const base = await tool.enter(browser);
    for (let hour = 0; hour < 11; hour += 1) {
      clock += HOUR;
      expect(await seen(base)).toEqual(OPEN);
    }
    clock += HOUR - 1;
    expect(await seen(base)).toEqual(OPEN);
    clock += 1;
    expect(await seen(base)).toEqual(CLOSED);
  });
});

describe('who may frame a session’s pages', () => {
  const ancestorsOf = async (base: string) => {
    const policy = (await browser.get(base)).headers['content-security-policy'] ?? '';
    return /frame-ancestors ([^;]*)/.exec(policy)?.[1];
  };

  it('is the registration’s own origins and ourselves', async () => {
    expect(await ancestorsOf(await tool.enter(browser))).toBe(`'self' ${tool.lms.origin}`);
  });

  it('is the origin of the signed return address too', async () => {
    const forgery = withClaims({
      [CLAIM.launchPresentation]: { return_url: 'https://campus.example:8443/cours?id=1' },
    });
    const base = await tool.enter(browser, { forgery });
    expect(await ancestorsOf(base)).toBe(`'self' ${tool.lms.origin} https://campus.example:8443`);
  });

  it.each([
    ['a script', 'javascript:alert(1)'],
    ['data', 'data:text/html,x'],
    ['no address', "x; script-src 'unsafe-inline'"],
  ])('is nobody more when the return address is %s, to which nothing leads', async (_name, address) => {
    const forgery = withClaims({ [CLAIM.launchPresentation]: { return_url: address } });
    const base = await tool.enter(browser, { forgery });
    expect(await ancestorsOf(base)).toBe(`'self' ${tool.lms.origin}`);
    expect(/target="_top"/.test((await browser.get(base)).text)).toBe(false);
  });

  it('is not said by X-Frame-Options, which knows one origin only', async () => {
    const base = await tool.enter(browser);
    expect((await browser.get(base)).headers).not.toHaveProperty('x-frame-options');
  });

  it('is anyone for a page that holds no session', async () => {
    for (const page of [await browser.get('/lti/login'), await browser.get('/lti/register')]) {
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.headers['content-security-policy']).not.toContain('frame-ancestors');
      expect(page.headers).not.toHaveProperty('x-frame-options');
    }
  });
});
