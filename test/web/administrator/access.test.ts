import { administratorLinkAddress } from '../../../src/administrators/administrator-links.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { administrator, sendForm } from './support.js';

const clock = { ahead: 0 };
let tool: RunningTool;
beforeAll(async () => {
  tool = await startTool({ now: () => Date.now() + clock.ahead });
});
afterEach(() => {
  clock.ahead = 0;
});
afterAll(() => tool.stop());

const newLink = () => tool.services.administrators.links.make();

describe('a single-use link', () => {
  it('shows a button, and only the button uses it', async () => {
    const link = await newLink();
    const scanner = tool.browser();
    for (let looks = 0; looks < 3; looks += 1) {
      const seen = await scanner.get(administratorLinkAddress(tool.url, link));
      expect([seen.status, seen.view]).toEqual([200, 'administrator-enter']);
      expect(seen.text).toContain(`name="link" value="${link}"`);
      expect(seen.setCookies).toEqual([]);
    }
    const browser = tool.browser();
    const entered = await browser.post('/administrator/enter', { link });
    expect([entered.status, entered.location]).toEqual([303, '/administrator']);
    expect((await browser.get('/administrator')).view).toBe('administrator-home');
  });

  it('lets exactly one of many in', async () => {
    const link = await newLink();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => tool.browser().post('/administrator/enter', { link })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 403, 403, 403, 403, 403]);
  });

  it.each([
    ['used', (link: string) => tool.browser().post('/administrator/enter', { link })],
    ['over', () => Promise.resolve((clock.ahead = 15 * 60_000))],
  ])('is refused when it is %s', async (_name, spoil) => {
    const link = await newLink();
    await spoil(link);
    const browser = tool.browser();
    for (const answer of [
      await browser.get(administratorLinkAddress(tool.url, link)),
      await browser.post('/administrator/enter', { link }),
    ]) {
      expect([answer.status, answer.view]).toEqual([403, 'administrator-enter']);
      expect(answer.setCookies).toEqual([]);
    }
  });

  it.each([{}, { link: '' }, { link: 'x'.repeat(300) }, { link: ['a', 'b'] }])(
    'is refused when it is not one: %j',
    async (form) => {
      const answer = await tool.browser().post('/administrator/enter', form);
      expect([answer.status, answer.view]).toEqual([401, 'administrator-enter']);
    },
  );

  it('is not used by a page of another site: nobody is made an administrator unawares', async () => {
    const link = await newLink();
    for (const headers of [
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://evil.example.org' },
    ]) {
      const answer = await tool.browser().post('/administrator/enter', { link }, headers);
      expect(answer.status).toBe(403);
      expect(answer.setCookies).toEqual([]);
    }
    const ours = await tool
      .browser()
      .post('/administrator/enter', { link }, { 'Sec-Fetch-Site': 'same-origin' });
    expect(ours.status).toBe(303);
  });

  it('stands in no log line', async () => {
    const link = await newLink();
    const browser = tool.browser();
    await browser.get(administratorLinkAddress(tool.url, link));
    await browser.post('/administrator/enter', { link });
    await browser.get(administratorLinkAddress(tool.url, link));
    expect(JSON.stringify(tool.log)).not.toContain(link);
  });
});

describe('the administrator’s pages', () => {
  it('say how one comes in, to whoever has no session', async () => {
    for (const path of ['/administrator', '/administrator/anything', '/administrator?lang=en']) {
      const answer = await tool.browser().get(path);
      expect([answer.status, answer.view]).toEqual([401, 'administrator-enter']);
      expect(answer.text).toContain('administrators link');
    }
  });

  it.each([['camille.arnoult'], ['helene.morvan']])('open to no session of a course: %s', async (person) => {
    const browser = tool.browser();
    await tool.enter(browser, { person });
    const [name = '', token = ''] = [...browser.cookies].flat();
    expect(name).toContain('__Host-s-');
    expect((await browser.get('/administrator')).status).toBe(401);
    browser.cookies.set('__Host-administrator', token);
    expect((await browser.get('/administrator')).status).toBe(401);
  });

  it('give no right to the pages of a launch', async () => {
    const learner = tool.browser();
    const base = await tool.enter(learner);
    expect((await (await administrator(tool)).get(base)).status).toBe(401);
  });

  it('are framed by nobody, and keep no window of another site at hand', async () => {
    const admin = await administrator(tool);
    const link = administratorLinkAddress(tool.url, await newLink());
    for (const answer of [
      await admin.get('/administrator'),
      await admin.get('/administrator/nowhere'),
      await admin.get(link),
      await tool.browser().get('/administrator'),
      await admin.post('/administrator/leave', {}),
    ]) {
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
      expect(answer.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('hold their token in a cookie of this host alone', async () => {
    const browser = tool.browser();
    const { setCookies } = await browser.post('/administrator/enter', { link: await newLink() });
    expect(setCookies).toEqual([
      expect.stringMatching(/^__Host-administrator=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/),
    ]);
  });

  it('close after thirty minutes without use', async () => {
    const admin = await administrator(tool);
    clock.ahead = 30 * 60_000;
    expect((await admin.get('/administrator')).status).toBe(401);
  });

  it('close by the button, for every copy of the cookie', async () => {
    const admin = await administrator(tool);
    const copy = tool.browser();
    copy.cookies.set('__Host-administrator', admin.cookies.get('__Host-administrator') ?? '');
    const left = await sendForm(admin, '/administrator/leave');
    expect([left.status, left.location]).toEqual([303, '/administrator']);
    expect(admin.cookies.has('__Host-administrator')).toBe(false);
    expect((await copy.get('/administrator')).status).toBe(401);
  });

  it('take no form from elsewhere', async () => {
    const admin = await administrator(tool);
    const forged = [
      await admin.post('/administrator/leave', {}),
      await admin.post('/administrator/leave', { _token: 'x' }),
      await sendForm(admin, '/administrator/leave', {}, { 'Sec-Fetch-Site': 'cross-site' }),
      await sendForm(admin, '/administrator/leave', {}, { Origin: 'https://evil.example.org' }),
    ];
    expect(forged.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
    expect((await admin.get('/administrator')).status).toBe(200);
  });

  it('speak the language that was chosen last', async () => {
    const admin = await administrator(tool);
    expect((await admin.get('/administrator?lang=en')).text).toContain('<html lang="en">');
    expect((await admin.get('/administrator')).text).toContain('<html lang="en">');
  });
});
