import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { axeProblems } from '../page-problems.js';
import { shippedContent } from '../../scorm-package/support/course.js';
import { itemsOf } from '../../../src/content/module-items.js';
import { onDisk } from './unpacked.js';

/** Modules that together hold an item of every type that any module has. */
async function modulesOfEveryType(): Promise<string[]> {
  const { modules, items } = await shippedContent();
  const seen = new Set<string>();
  return [...modules.values()].flatMap((module) => {
    const types = itemsOf(module).flatMap((id) => items.get(id)?.type ?? []);
    const isNew = types.some((type) => !seen.has(type));
    types.forEach((type) => seen.add(type));
    return isNew ? [module.id] : [];
  });
}

/** Does what the page offers to go on, and passes items. @returns the view that it led to */
async function goOn(page: Page): Promise<string> {
  const before = await page.evaluate<string>('location.hash + document.title');
  const skip = page.locator('button[name=skip]');
  await ((await skip.count()) > 0 ? skip : page.locator('main .actions .button').first()).click();
  await page.waitForFunction(`location.hash + document.title !== ${JSON.stringify(before)}`);
  return seeView(page, 'start', 'item', 'module', 'feedback', 'results');
}

describeInChromium('a module opened from a disk', () => {
  let page: Page;
  const asked: string[] = [];
  const failures: string[] = [];
  beforeAll(async () => {
    page = await openBrowser({ width: 320 });
    page.on('request', (request) => asked.push(request.url()));
    page.on('pageerror', (error) => failures.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') failures.push(message.text());
    });
  });

  it('is taken to its end, fits a phone, and has nothing for axe to find on any page', async () => {
    const found: string[] = [];
    for (const module of await modulesOfEveryType()) {
      await page.goto(await onDisk(module, 'folder'));
      let view = await seeView(page, 'start');
      for (let steps = 0; view !== 'results' && steps < 80; steps += 1) {
        await page.emulateMedia({ colorScheme: steps % 2 === 0 ? 'dark' : 'light' });
        const problems = await axeProblems(page);
        found.push(...problems.map((problem) => `${module} ${view}: ${problem}`));
        const width = await page.evaluate<number>('document.documentElement.scrollWidth');
        if (width > 320) found.push(`${module} ${view}: ${width} pixels wide`);
        view = await goOn(page);
      }
      expect(view).toBe('results');
      found.push(...(await axeProblems(page)).map((problem) => `${module} results: ${problem}`));
    }
    expect(found).toEqual([]);
    expect(failures).toEqual([]);
  }, 240_000);

  it('asks nothing of any network', () => {
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });

  it('comes back where it was', async () => {
    await page.goto(await onDisk('cybersecurite-acces', 'folder'));
    await seeView(page, 'start');
    await goOn(page);
    while ((await goOn(page)) !== 'feedback');
    const title = await page.title();
    await page.goto('about:blank');
    await page.goBack();
    await seeView(page, 'feedback');
    expect(await page.title()).toBe(title);
  });

  it('practises after its end, and returns to the result', async () => {
    await page.goto(await onDisk('cybersecurite-incident', 'folder', 'en'));
    let view = await seeView(page, 'start');
    while (view !== 'results') view = await goOn(page);
    expect(await page.locator('h1').textContent()).toBe('Module completed');
    await page.getByRole('button', { name: /Practise/ }).click();
    await seeView(page, 'item');
    expect(await goOn(page)).toBe('feedback');
    await page.getByRole('link', { name: 'Stop and go back to the result' }).click();
    await seeView(page, 'results');
    expect(await page.locator('main').textContent()).toContain('One practice question');
  });
});
