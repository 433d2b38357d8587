import { readConfig } from '../../src/config.js';
import { contentOf } from '../../src/services.js';
import { servePreview } from '../../src/serve-preview.js';
import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { axeProblemsOf, brokenWordsOf, htmlProblemsOf, tooWideOf } from './page-problems.js';

describeInChromium('each module that is shipped, all of its steps on one page', () => {
  let page: Page;
  let origin = '';
  const html = new Map<string, string>();
  const ends: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const { modules } = await contentOf(readConfig({}));
    for (const id of modules.keys()) {
      const { url, stop } = await servePreview(readConfig({}), id, 0);
      html.set(id, await (await fetch(url)).text());
      origin = url.replace(/\/$/, '');
      ends.push(stop);
    }
    page = await openBrowser();
  }, 120_000);
  afterAll(() => Promise.all(ends.map((end) => end())));

  it('is shown with all its steps', () => {
    expect(html.size).toBeGreaterThanOrEqual(18);
    for (const text of html.values()) {
      expect(text.match(/<section class="lesson"/g)?.length ?? 0).toBeGreaterThanOrEqual(15);
    }
  });

  it('has nothing for axe to find in its drawings and cards', async () => {
    expect(await axeProblemsOf(html, origin, page, 'dark')).toEqual([]);
  }, 240_000);

  it('fits a width of 320 pixels', async () => {
    expect(await tooWideOf(html, origin, page)).toEqual([]);
  }, 120_000);

  // Beside the narrowest: the width at which tables and lines of two columns begin.
  it.each([320, 545])(
    'breaks no word at a width of %i pixels',
    async (width) => {
      expect(await brokenWordsOf(html, origin, page, width)).toEqual([]);
    },
    120_000,
  );

  it('is valid HTML but for names that stand on one page once for each question', async () => {
    const problems = await htmlProblemsOf(html);
    expect(
      problems.filter((problem) => !/no-dup-id|form-dup-name|unique-landmark|no-redundant-for/.test(problem)),
    ).toEqual([]);
  });
});
