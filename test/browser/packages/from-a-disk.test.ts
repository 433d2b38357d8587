import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { goOn, takenToItsEnd } from './taking.js';
import { onDisk } from './unpacked.js';

describeInChromium('a module opened from a disk', () => {
  let page: Page;
  const asked: string[] = [];
  const failures: string[] = [];
  beforeAll(async () => {
    page = await openBrowser();
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
  });

  it('is taken to its end, practised with, and asks nothing of any network', async () => {
    await page.goto(await onDisk('cybersecurite-incident', 'folder', 'en'));
    await takenToItsEnd(page);
    expect(await page.locator('h1').textContent()).toBe('Module finished');
    await page.getByRole('button', { name: /Practise/ }).click();
    await seeView(page, 'item');
    expect(await goOn(page)).toBe('feedback');
    await page.getByRole('link', { name: 'Stop and go back to the result' }).click();
    await seeView(page, 'results');
    expect(await page.locator('main').textContent()).toContain('One practice question');
    expect(failures).toEqual([]);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  }, 120_000);

  it('comes back where it was', async () => {
    const address = await onDisk('cybersecurite-acces', 'folder');
    await page.goto(address);
    await seeView(page, 'start');
    while ((await goOn(page)) !== 'feedback');
    const title = await page.title();
    await page.goto('about:blank');
    await page.goto(address);
    await seeView(page, 'feedback');
    expect(await page.title()).toBe(title);
    // What comes after a feedback is a place as well, though nothing was sent to get there.
    await goOn(page);
    const next = await page.title();
    await page.goto('about:blank');
    await page.goto(address);
    await seeView(page, 'item', 'module');
    expect(await page.title()).toBe(next);
  }, 60_000);

  it('says of a long text that only its beginning was kept', async () => {
    const address = await onDisk('donnees-usages', 'folder');
    const text = 'anticonstitutionnellement parlant, une réponse bien trop longue';
    await page.goto(address);
    await seeView(page, 'start');
    while ((await page.locator('.text-answer input').count()) === 0) await goOn(page);
    await page.locator('.text-answer input').fill(text);
    await page.locator('button[type=submit]:not([name])').click();
    await seeView(page, 'feedback');
    expect(await page.locator('.review-text dd').first().textContent()).toBe(text);
    // Coming back twice adds nothing.
    for (const visit of [1, 2]) {
      await page.goto('about:blank');
      await page.goto(address);
      await seeView(page, 'feedback');
      const answer = await page.locator('.review-text dd').first().textContent();
      expect([visit, answer]).toEqual([visit, `${text.slice(0, 40)}…`]);
    }
  }, 60_000);

  it('says that a module with other steps begins again, and speaks of no course', async () => {
    for (const [language, said] of [
      ['fr', 'Il recommence au début\u00a0: ce que ce navigateur avait gardé ne lui correspond plus.'],
      ['en', 'It starts again from the beginning: what this browser had kept no longer fits it.'],
    ] as const) {
      await page.goto(await onDisk('cybersecurite-menaces', 'folder', language));
      await seeView(page, 'start');
      await page.evaluate(
        `localStorage.setItem('parcours/cybersecurite-menaces/${language}', '1other0state.')`,
      );
      await page.reload();
      await seeView(page, 'start');
      const notice = await page.locator('main .notice').textContent();
      expect(notice).toContain(said);
      expect(notice).not.toMatch(/cours |course/);
    }
  }, 60_000);
});
