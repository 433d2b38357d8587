import type { Page } from 'playwright-core';

/** Becomes a person of the demo LMS, and opens the course. */
export async function signIn(page: Page, lms: string, person: string): Promise<void> {
  await page.goto(lms);
  await page.locator(`button[value="${person}"]`).click();
  await page.goto(`${lms}/cours`);
}

/** Opens an activity of the course in a window of its own. */
export async function openInWindow(page: Page, activity: string): Promise<Page> {
  const popup = page.context().waitForEvent('page');
  await page.locator(`a[href^="/lancer/${activity}"]`).click();
  return popup;
}
