import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser } from '../../support/chromium.js';
import { takenToItsEnd } from './taking.js';
import { onDisk } from './unpacked.js';

describeInChromium('the result page of a package on paper', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openBrowser();
    await page.goto(await onDisk('cybersecurite-menaces', 'folder'));
    await takenToItsEnd(page);
  }, 120_000);
  afterEach(() => page.emulateMedia({ media: 'screen' }));

  /** Of the answers, how many can be seen. */
  const seen = () =>
    page.evaluate<number>(
      `[...document.querySelectorAll('.review-item .explanation')].filter((one) => one.checkVisibility()).length`,
    );
  const open = () => page.locator('.review-item[open]').count();

  it('shows every answer, closed as it is, where no script opens it', async () => {
    const answers = await page.locator('.review-item').count();
    expect(answers).toBeGreaterThan(3);
    expect(await seen()).toBe(0);
    await page.emulateMedia({ media: 'print' });
    expect([await open(), await seen()]).toEqual([0, answers]);
  });

  it('opens every answer for the time of printing, and leaves open what was open', async () => {
    const answers = await page.locator('.review-item').count();
    await page.locator('.review-item > summary').nth(1).click();
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await open()).toBe(answers);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect(await open()).toBe(1);
    expect(await page.locator('.review-item').nth(1).getAttribute('open')).toBe('');
  });
});
