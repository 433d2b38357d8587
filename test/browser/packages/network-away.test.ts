import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { startSmallLms, type SmallLms } from './small-lms.js';
import { answer, atFirstQuestion } from './taking.js';
import { unpacked } from './unpacked.js';

/** Commits as Moodle does (mod/scorm/request.js): where its request fails a beacon is sent, and that is called done. */
const COMMITS_AS_MOODLE = `for (const name of ['LMSCommit', 'Commit']) {
  (window.API ?? window.API_1484_11)[name] = () => {
    const request = new XMLHttpRequest();
    request.open('POST', '/commit', false);
    try { request.send('{}'); } catch { navigator.sendBeacon('/commit', '{}'); }
    return 'true';
  };
}`;

describeInChromium('a network that is away while a module is taken', () => {
  let page: Page;
  beforeAll(async () => {
    page = await openBrowser();
  });
  afterEach(() => page.context().setOffline(false));

  for (const standard of ['1.2', '2004-4'] as const) {
    it(`is said in SCORM ${standard}, though the LMS says that all is well, until it is back`, async () => {
      const lms: SmallLms = await startSmallLms(await unpacked('cybersecurite-menaces', standard), standard);
      const sco = await atFirstQuestion(page, lms.origin);
      const notice = sco.locator('[data-unsaved]');
      await page.evaluate(COMMITS_AS_MOODLE);
      expect(await notice.isVisible()).toBe(false);
      await page.context().setOffline(true);
      await answer(sco);
      await notice.waitFor({ state: 'visible' });
      expect(await notice.textContent()).toContain('rouvrez le module depuis votre cours');
      const before = lms.commits.length;
      await page.context().setOffline(false);
      await notice.waitFor({ state: 'hidden' });
      expect(lms.commits.length).toBeGreaterThan(before);
      await lms.stop();
    }, 60_000);
  }

  it('is said by the last page of a module that is left meanwhile, once', async () => {
    const lms = await startSmallLms(await unpacked('cybersecurite-menaces', '1.2'), '1.2');
    const sco = await atFirstQuestion(page, lms.origin);
    await page.evaluate(COMMITS_AS_MOODLE);
    await page.evaluate(`API.LMSFinish = API.LMSCommit`);
    await page.context().setOffline(true);
    await answer(sco);
    await sco.locator('[data-leave]').click();
    await seeView(sco, 'left');
    expect(await sco.locator('main .lead').textContent()).toContain('peut-être perdues');
    expect(await sco.locator('[data-unsaved]').count()).toBe(0);
    await lms.stop();
  }, 60_000);
});
