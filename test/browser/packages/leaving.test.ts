import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { until } from '../../support/until.js';
import { startSmallLms, type SmallLms } from './small-lms.js';
import { answer, atFirstQuestion } from './taking.js';
import { unpacked } from './unpacked.js';

/** The state, with a card read and an answer given. */
const STATE = /suspend_data":"1[^"]+m[01]{6}[^"]*/;

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

      it('commits an answer before its feedback is left', async () => {
        const page = await first.context().newPage();
        const before = lms.commits.length;
        await answer(await atFirstQuestion(page, lms.origin));
        const committed = lms.commits.slice(before).join('\n');
        expect(committed).toContain('lire-une-adresse');
        expect(committed).toMatch(STATE);
        await page.close();
      });

      for (const [exit, leave] of Object.entries(EXITS)) {
        it(`delivers the last commit when ${exit}`, async () => {
          const page = await first.context().newPage();
          const sco = await atFirstQuestion(page, lms.origin);
          await answer(sco);
          await sco.locator('main .actions .button').click();
          await seeView(sco, 'item', 'module');
          const before = lms.commits.length;
          const [answered] = STATE.exec(lms.commits.at(-1) ?? '') ?? [];
          await leave(page);
          await until('a commit', () => lms.commits.length > before);
          const last = lms.commits.at(-1) ?? '';
          expect(last).toContain('incomplete');
          // The learner has gone on after the answer: nothing of that had been committed before.
          const [left] = STATE.exec(last) ?? [];
          expect([answered, left]).toEqual([expect.any(String), expect.any(String)]);
          expect(left).not.toBe(answered);
        });
      }
    });
  }
});
