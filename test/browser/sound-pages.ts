import type { Page } from 'playwright-core';
import { axeProblemsOf, htmlProblemsOf, SCHEMES, tooWideOf, type NamedPages } from './page-problems.js';

/** Where pages are shown: a page of the browser, under an address of the tool. */
export interface ShownAt {
  readonly origin: string;
  readonly page: Page;
}

/**
 * The tests that pages of every kind pass: valid HTML, nothing for axe to find in light or dark, and nothing wider
 * than a screen of 320 pixels, which is also what 400 % zoom leaves of a wide one (WCAG 2.2, 1.4.10).
 *
 * @param pages filled by the time the tests run
 * @param patience for axe to look through them, in milliseconds
 */
export function testSoundPages(pages: NamedPages, shownAt: () => ShownAt, patience = 60_000): void {
  it('is valid HTML', async () => {
    expect(await htmlProblemsOf(pages)).toEqual([]);
  });

  it.each(SCHEMES)(
    'has nothing for axe to find in %s: %s',
    async (colorScheme, looked) => {
      const { origin, page } = shownAt();
      expect(await axeProblemsOf(pages, origin, page, colorScheme, looked)).toEqual([]);
    },
    patience,
  );

  it('fits a width of 320 pixels', async () => {
    const { origin, page } = shownAt();
    expect(await tooWideOf(pages, origin, page)).toEqual([]);
  }, 120_000);
}
