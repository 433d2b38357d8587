import path from 'node:path';
import type { Page, Route } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { until } from '../../support/until.js';
import { fakeLms, type FakeLms } from '../../scorm-package/cmi5/support/fake-lms.js';
import { verbs } from '../../scorm-package/cmi5/support/visit.js';
import type { WebRequest } from '../../../scorm-package/cmi5/cmi5-window.js';
import { unpacked } from './unpacked.js';

const ORIGIN = 'https://lms.example';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

/** Names of headers as the module writes them: HTTP has lost their case. */
const HEADERS = ['Authorization', 'X-Experience-API-Version', 'Content-Type'];

/** An LMS under one origin, with the files of a package and the record store. */
async function serve(page: Page, lms: FakeLms, files: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const fromStore = async (route: Route): Promise<void> => {
    const request = route.request();
    const headers = HEADERS.flatMap((name): [string, string][] => {
      const value = request.headers()[name.toLowerCase()];
      return value === undefined ? [] : [[name, value]];
    });
    const given = await lms.fetch(request.url(), {
      method: request.method() as WebRequest['method'],
      headers: Object.fromEntries(headers),
      body: request.postData() ?? '',
    });
    const body: unknown = await given.json().catch(() => undefined);
    await route.fulfill({ status: given.status, ...(body === undefined ? {} : { json: body }) });
  };
  await page.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/xapi/') || pathname.startsWith('/fetch/')) return fromStore(route);
    const bytes = files[pathname.slice('/package/'.length)];
    if (bytes === undefined) return route.fulfill({ contentType: 'text/html', body: 'Le cours' });
    const contentType = TYPES[path.extname(pathname)] ?? 'application/octet-stream';
    return route.fulfill({ contentType, body: Buffer.from(bytes) });
  });
}

/** Goes on, and passes questions. @returns the view that it led to */
async function goOn(page: Page): Promise<string> {
  const before = await page.evaluate<string>('location.hash + document.title');
  const skip = page.locator('button[name=skip]');
  await ((await skip.count()) > 0 ? skip : page.locator('main .actions .button').first()).click();
  await page.waitForFunction(`location.hash + document.title !== ${JSON.stringify(before)}`);
  return seeView(page, 'start', 'item', 'module', 'feedback', 'results');
}

describeInChromium('a module that an LMS launches by cmi5', () => {
  it('is taken to its end, told by the rules, and resumed', async () => {
    const lms = fakeLms();
    const page = await openBrowser();
    const failures: string[] = [];
    page.on('pageerror', (error) => failures.push(String(error)));
    await serve(page, lms, await unpacked('cybersecurite-menaces', 'cmi5'));
    const launch = () => `${ORIGIN}/package/index.html${lms.launch({ returnURL: `${ORIGIN}/course` })}`;
    await page.goto(launch());
    let view = await seeView(page, 'start');
    expect(verbs(lms)).toEqual(['initialized']);
    for (let steps = 0; view !== 'results' && steps < 80; steps++) view = await goOn(page);
    expect(view).toBe('results');
    await until('the outcome', () => verbs(lms).includes('completed'));
    await page.locator('[data-leave]').first().click();
    await page.waitForURL(`${ORIGIN}/course`);
    expect(verbs(lms).slice(-2)).toEqual(['failed', 'terminated']);
    expect(verbs(lms).filter((verb) => verb === 'answered').length).toBeGreaterThan(3);
    await page.goto(launch());
    expect(await seeView(page, 'results')).toBe('results');
    expect(failures).toEqual([]);
    expect(lms.refused).toEqual([]);
  }, 120_000);
});
