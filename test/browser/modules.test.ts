import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { smallContent } from '../support/content-folder.js';
import { moduleFiles } from '../support/modules.js';
import type { RunningTool } from '../support/tool.js';
import { answer, begin, newLink, SKIP, startSmallTool, visit } from '../web/support/small-tool.js';
import { showPage } from './page-problems.js';
import { testSoundPages } from './sound-pages.js';

describeInChromium('a module', () => {
  let tool: RunningTool;
  let page: Page;
  const html = new Map<string, string>();

  beforeAll(async () => {
    tool = await startSmallTool({ content: await smallContent(moduleFiles()) });
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'bien-noter' }) });
    html.set('start', (await visitor.get('')).text);
    let met = await begin(visitor);
    while (met.view === 'module' || met.view === 'item') {
      if (met.view === 'module') {
        const step = /action="[^"]*(\/step\/([a-z0-9-]+))"/.exec(met.text);
        html.set(step?.[2] ?? 'unknown', met.text);
        await visitor.send(met, step?.[1] ?? '');
      } else {
        html.set('item', met.text);
        html.set('feedback', (await answer(visitor, met, SKIP)).text);
      }
      met = await visitor.get('/item');
      if (met.status === 303) met = await visitor.get('/results');
    }
    html.set('results', met.text);
    html.set('again', (await visitor.get('/step/scene')).text);
    page = await openBrowser();
  });
  afterAll(() => tool.stop());

  const show = (name: string) => showPage(tool.url, page, html.get(name) ?? '');
  it('was met from its start to its end', () => {
    expect([...html.keys()]).toEqual([
      ...['start', 'scene', 'item', 'feedback', 'mots', 'tri', 'cas', 'bilan', 'results', 'again'],
    ]);
  });

  testSoundPages(html, () => ({ origin: tool.url, page }));

  it('says by keyboard, and without a script of its own, whether a card is on the side chosen', async () => {
    await show('tri');
    const said = page.locator('.either').first().locator('.either-said p:visible');
    expect(await said.count()).toBe(0);
    await page.locator('.either input').first().focus();
    await page.keyboard.press('Space');
    expect(await said.textContent()).toContain('Oui. Parce que a');
    await page.keyboard.press('ArrowRight');
    expect(await said.textContent()).toContain('Non. Parce que a');
    expect(html.get('tri')).not.toMatch(/scripts\/(?!frame-height|close)/);
  });

  it('leaves no answer out on paper', async () => {
    await show('results');
    const answer = page.locator('.review-item .explanation').first();
    expect(await answer.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await answer.isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await answer.isVisible()).toBe(true);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await answer.isVisible()).toBe(false);
  });

  it('turns a card and opens the stages of a case by keyboard', async () => {
    await show('mots');
    await page.locator('.flash-card summary').first().focus();
    await page.keyboard.press('Enter');
    expect(await page.getByText('Un verso').isVisible()).toBe(true);
    await show('cas');
    await page.locator('.stage-answer summary').nth(1).focus();
    await page.keyboard.press('Enter');
    expect([await page.getByText('Cela.').isVisible(), await page.getByText('Ceci.').isVisible()]).toEqual([
      true,
      false,
    ]);
  });
});
