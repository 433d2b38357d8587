import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { pathFile, smallContent } from '../support/content-folder.js';
import { PARTED_ITEMS, partedItemFile } from '../support/parted-items.js';
import type { RunningTool } from '../support/tool.js';
import { answer, begin, newLink, SKIP, startSmallTool, visit } from '../web/support/small-tool.js';
import { brokenWords } from './broken-words.js';
import { showPage } from './page-problems.js';
import { testSoundPages } from './sound-pages.js';

describeInChromium('an item answered part by part', () => {
  let tool: RunningTool;
  let page: Page;
  /** The page of each type, and what it tells after a pass, by name. */
  const html = new Map<string, string>();

  beforeAll(async () => {
    const content = await smallContent({
      'items/soin.noter.yaml': partedItemFile,
      'paths/lignes.yaml': pathFile('lignes', {
        mode: 'training',
        grading: 'share',
        feedback: 'at-once',
        competences: ['soin.noter'],
        length: { min: PARTED_ITEMS.length, max: PARTED_ITEMS.length },
      }),
    });
    tool = await startSmallTool({ content });
    const visitor = await visit(tool, { link: await newLink(tool, { path: 'lignes' }) });
    let asked = await begin(visitor);
    while (asked.view === 'item') {
      const type = PARTED_ITEMS.find((item) => asked.text.includes(`devant ${item.type}`))?.type ?? 'unknown';
      html.set(type, asked.text);
      html.set(`${type}-told`, (await answer(visitor, asked, SKIP)).text);
      asked = await visitor.get('/item');
    }
    page = await openBrowser();
  });
  afterAll(() => tool.stop());

  const show = (name: string) => showPage(tool.url, page, html.get(name) ?? '');

  it('was met in each type', () => {
    expect([...html.keys()].toSorted()).toEqual(
      PARTED_ITEMS.flatMap(({ type }) => [type, `${type}-told`]).toSorted(),
    );
  });

  testSoundPages(html, () => ({ origin: tool.url, page }));

  /** What the form would send now, by part. */
  const sent = () =>
    page.evaluate<Record<string, string>>(`(() => {
      const data = new FormData(document.querySelector('form.item-form'));
      return Object.fromEntries([...data].flatMap(([name, value]) =>
        name.startsWith('answer-') ? [[name.slice(7), value]] : []));
    })()`);

  it('is put in order by keyboard alone, and says where each line went', async () => {
    await show('ordering');
    const first = await page.locator('.order .part').first().getAttribute('data-element');
    await page
      .locator('.order .part')
      .first()
      .getByRole('button', { name: /^Descendre/ })
      .focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('[data-order-status]').textContent()).toBe(
      `${first ?? ''}\u00a0: place 2 sur 4`,
    );
    await page.keyboard.press('Space');
    expect(await page.locator('.order .part').nth(2).getAttribute('data-element')).toBe(first);
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe(
      `Descendre\u00a0: ${first ?? ''}`,
    );
    const places = await sent();
    expect(Object.values(places).toSorted()).toEqual(['1', '2', '3', '4']);
    expect(places[first?.at(-1) ?? '']).toBe('3');
    expect(await page.locator('.order select:visible').count()).toBe(0);
  });

  it('keeps its words whole on a phone, the arrows below each line', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    const text = html.get('ordering') ?? '';
    await showPage(
      tool.url,
      page,
      text.replace(/(<label for="part-[a-z]">)/g, '$1Présenter l’ordonnance à une pharmacie, '),
    );
    await page.locator('.order-moves').first().waitFor();
    expect(await brokenWords(page)).toEqual([]);
    const below = await page.evaluate<boolean[]>(`[...document.querySelectorAll('.order .part')].map((part) =>
      part.querySelector('.order-moves').getBoundingClientRect().top >=
      part.querySelector('label').getBoundingClientRect().bottom)`);
    expect(below).toEqual([true, true, true, true]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1_000, height: 800 });
  });

  it('is a screen to look into and decide on by keyboard alone', async () => {
    await show('simulation');
    const second = page.getByText('Qui prévenez-vous');
    expect(await second.isVisible()).toBe(false);
    await page.locator('.panel > summary').nth(1).focus();
    await page.keyboard.press('Enter');
    expect(await second.isVisible()).toBe(true);
    await page.locator('.panel > summary').first().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await page.getByText('Rien à 14:29').isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    const picked = page.locator('input:checked');
    expect(await picked.getAttribute('name')).toBe('answer-a');
    const other = await page.locator('[name="answer-a"]').nth(1).inputValue();
    expect(await picked.inputValue()).toBe(other);
  });

  it('runs its clock where time presses', async () => {
    await show('simulation');
    await page.waitForFunction("/^14:32:0[1-9]$/.test(document.querySelector('[data-clock]').textContent)");
  });
});
