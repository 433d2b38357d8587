import type { Page } from 'playwright-core';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { startTool, type RunningTool } from '../../support/tool.js';
import { openInWindow, signIn } from '../demo-course.js';
import { axeProblems, htmlProblems } from '../page-problems.js';

describeInChromium('the preview of a package', () => {
  let tool: RunningTool;
  let page: Page;
  const base = () => page.url().replace(/\/packages.*|\?.*$/, '');

  beforeAll(async () => {
    tool = await startTool();
    const browser = await openBrowser();
    await signIn(browser, tool.lms.origin, 'helene.morvan');
    page = await openInWindow(browser, 'decouverte');
    await seeView(page, 'teacher-home');
  }, 60_000);
  afterAll(() => tool.stop());

  const frame = () => page.frameLocator('[data-lms-frame] iframe');
  const shown = (name: string) => page.locator(`[data-${name}]`).textContent();

  for (const standard of ['1.2', '2004-4']) {
    it(`shows what the module writes in SCORM ${standard}, and opens it again where it was left`, async () => {
      await page.goto(`${base()}/packages/preview/cybersecurite-menaces?standard=${standard}&language=fr`);
      await seeView(frame(), 'start');
      await frame().locator('main .actions .button').click();
      await seeView(frame(), 'module');
      await frame().locator('main .actions .button').click();
      await seeView(frame(), 'item');
      await frame().locator('input[name=answer]').first().check();
      await frame().locator('button[type=submit]:not([name])').click();
      await seeView(frame(), 'feedback');
      await page.locator('[data-log] td', { hasText: 'lire-une-adresse' }).first().waitFor();
      expect(await shown('status')).toContain('incomplete');
      expect(await shown('kept')).toMatch(/^\d+ caractères/);
      expect(await page.locator('.lms-refused').count()).toBe(0);
      await page.locator('[data-again]').click();
      await seeView(frame(), 'feedback');
      await page.locator('[data-forget]').click();
      await seeView(frame(), 'start');
    }, 60_000);
  }

  it('follows the form by keyboard, and brings its choices back to the list', async () => {
    await page.goto(`${base()}/packages`);
    await page.locator('[name=standard][value="2004-3"]').focus();
    await page.keyboard.press('Space');
    await page.locator('[name=language][value=en]').focus();
    await page.keyboard.press('Space');
    await page.locator('#module-donnees-cycle').check();
    await page.locator('[formaction$="/preview/cybersecurite-menaces"]').focus();
    await page.keyboard.press('Enter');
    await seeView(page, 'package-preview');
    expect(await page.locator('main .lead').textContent()).toContain(
      'SCORM 2004, 3e édition, pages en anglais',
    );
    await seeView(frame(), 'start');
    expect(await frame().locator('main .actions .button').textContent()).toBe('Start the module');
    await page.getByRole('link', { name: 'Revenir à la liste' }).click();
    await seeView(page, 'packages');
    const chosen = await page.evaluate(
      "[...document.querySelectorAll('form.packages :checked')].map(({ value }) => value)",
    );
    expect(chosen).toEqual(['2004-3', 'en', 'donnees-cycle']);
    // The Enter key in a choice downloads, as the page's main button does, and opens no preview.
    const download = page.waitForEvent('download');
    await page.locator('[name=standard]:checked').press('Enter');
    expect((await download).suggestedFilename()).toBe('parcours-donnees-cycle-en-scorm-2004-3.zip');
  }, 60_000);

  it('gives package script neither the session nor the page around it', async () => {
    await page.goto(`${base()}/packages/preview/cybersecurite-menaces`);
    await seeView(frame(), 'start');
    const inside = page.frames().find((one) => one.url().includes('/package-preview/'));
    const reached = await inside?.evaluate<Record<string, string>>(`(async () => {
      const attempt = async (what) => { try { return String(await what()); } catch (error) { return error.name; } };
      return {
        origin: String(self.origin),
        cookie: await attempt(() => document.cookie),
        parent: await attempt(() => parent.document.title),
        storage: await attempt(() => localStorage.length),
        session: await attempt(async () => (await fetch('${base()}', { credentials: 'include' })).status),
      };
    })()`);
    expect(reached).toEqual({
      origin: 'null',
      cookie: 'SecurityError',
      parent: 'SecurityError',
      storage: 'SecurityError',
      session: 'TypeError',
    });
  });

  it('is valid HTML, has nothing for axe to find, and fits a phone', async () => {
    for (const at of ['/packages', '/packages/preview/cybersecurite-menaces']) {
      await page.goto(`${base()}${at}`);
      await page.setViewportSize({ width: 320, height: 800 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
      expect(await axeProblems(page)).toEqual([]);
      expect(await htmlProblems(await (await page.request.get(page.url())).text())).toEqual([]);
    }
  }, 60_000);
});
