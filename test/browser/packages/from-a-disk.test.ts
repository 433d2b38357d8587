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
});
