import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { until } from '../../support/until.js';
import { startSmallLms, type SmallLms } from './small-lms.js';
import { unpacked } from './unpacked.js';

const EXITS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'the frame is taken away': (page) => page.evaluate(`document.getElementById('sco').remove()`),
  'the page around goes elsewhere': (page) => page.evaluate(`location.href = '/elsewhere'`),
  'the tab is closed': (page) => page.close({ runBeforeUnload: true }),
};

describeInChromium('leaving a module where no document hears unload', () => {
  for (const standard of ['1.2', '2004-4'] as const) {
    describe(`in SCORM ${standard}`, () => {
      let lms: SmallLms;
      let first: Page;
      beforeAll(async () => {
        lms = await startSmallLms(await unpacked('cybersecurite-menaces', standard), standard);
        first = await openBrowser();
      });
      afterAll(() => lms.stop());

      /** Opens it in a tab of its own, reads the first card and answers the first question. */
      async function answered(): Promise<Page> {
        const page = await first.context().newPage();
        await page.goto(`${lms.origin}/lms`);
        const sco = page.frameLocator('#sco');
        await seeView(sco, 'start');
        await sco.locator('main .actions .button').click();
        await seeView(sco, 'module');
        await sco.locator('main .actions .button').click();
        await seeView(sco, 'item');
        await sco.locator('input[name=answer]').first().check();
        await sco.locator('button[type=submit]:not([name])').click();
        await seeView(sco, 'feedback');
        return page;
      }

      for (const [exit, leave] of Object.entries(EXITS)) {
        it(`delivers the last commit when ${exit}`, async () => {
          const page = await answered();
          const before = lms.commits.length;
          await leave(page);
          await until('a commit', () => lms.commits.length > before);
          const last = lms.commits.at(-1) ?? '';
          // The state tells of one card read and one answer given: nothing of it had been committed before.
          expect(last).toContain('incomplete');
          expect(last).toContain('lire-une-adresse');
          expect(last).toMatch(/suspend_data":"1[^"]+m[01]{6}/);
        });
      }
    });
  }
});
