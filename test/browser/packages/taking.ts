import type { FrameLocator, Page } from 'playwright-core';
import { seeView } from '../../support/chromium.js';

/** Opens it in an LMS's page, and reads the first card. @returns its frame, with the first question */
export async function atFirstQuestion(page: Page, origin: string): Promise<FrameLocator> {
  await page.goto(`${origin}/lms`);
  const sco = page.frameLocator('#sco');
  for (const view of ['start', 'module']) {
    await seeView(sco, view);
    await sco.locator('main .actions .button').click();
  }
  await seeView(sco, 'item');
  return sco;
}

export async function answer(sco: FrameLocator): Promise<void> {
  await sco.locator('input[name=answer]').first().check();
  await sco.locator('button[type=submit]:not([name])').click();
  await seeView(sco, 'feedback');
}

/** Does what the page offers to go on, and passes items. @returns the view that it led to */
export async function goOn(page: Page): Promise<string> {
  const before = await page.evaluate<string>('location.hash + document.title');
  const skip = page.locator('button[name=skip]');
  await ((await skip.count()) > 0 ? skip : page.locator('main .actions .button').first()).click();
  await page.waitForFunction(`location.hash + document.title !== ${JSON.stringify(before)}`);
  return seeView(page, 'start', 'item', 'module', 'feedback', 'results');
}

/** From the first page to the result. @param onPage what is done on each page before it is left */
export async function takenToItsEnd(
  page: Page,
  onPage: (view: string) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  let view = await seeView(page, 'start');
  for (let steps = 0; view !== 'results'; steps += 1) {
    if (steps > 80) throw new Error('it does not end');
    await onPage(view);
    view = await goOn(page);
  }
  await onPage(view);
}
