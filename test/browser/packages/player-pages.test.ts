import type { Page } from 'playwright-core';
import { itemsOf } from '../../../src/content/module-items.js';
import { describeInChromium, openBrowser, seeView } from '../../support/chromium.js';
import { shippedContent } from '../../scorm-package/support/course.js';
import { brokenWords } from '../broken-words.js';
import { axeProblems } from '../page-problems.js';
import { startSmallLms, type SmallLms } from './small-lms.js';
import { takenToItsEnd } from './taking.js';
import { unpacked } from './unpacked.js';

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

/** What kind of page it is: two of one kind differ in their words alone. */
const KIND = `document.body.dataset.view + ' ' + [...document.querySelectorAll(
  '.options, .parts, .gapped, .document, .simulation, .text-answer, .flash-cards, .either, .stages, .self-check, .figure, table'
)].map(({ className, tagName }) => className || tagName).filter((name, index, all) => all.indexOf(name) === index).join(' ')`;

describeInChromium('the pages of a module in an LMS', () => {
  const found: string[] = [];
  const kinds = new Set<string>();
  let page: Page;

  async function look(module: string, view: string): Promise<void> {
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    if (width > 320) found.push(`${module} ${view}: ${width} pixels wide`);
    const broken = await brokenWords(page);
    if (broken.length > 0) found.push(`${module} ${view}: breaks ${broken.join(', ')}`);
    const kind = await page.evaluate<string>(KIND);
    if (kinds.has(kind)) return;
    kinds.add(kind);
    await page.emulateMedia({ colorScheme: kinds.size % 2 === 0 ? 'dark' : 'light' });
    const problems = await axeProblems(page);
    found.push(...problems.map((problem) => `${module} ${kind}: ${problem}`));
  }

  beforeAll(async () => {
    page = await openBrowser({ width: 320 });
  });

  it('fit a phone without a broken word, and have nothing for axe to find', async () => {
    for (const module of await modulesOfEveryType()) {
      const lms: SmallLms = await startSmallLms(await unpacked(module, '1.2'), '1.2');
      await page.goto(`${lms.origin}/package/index.html`);
      await takenToItsEnd(page, (view) => look(module, view));
      await lms.stop();
    }
    expect(kinds.size).toBeGreaterThan(15);
    expect(found).toEqual([]);
  }, 300_000);

  it('are gone through by keyboard alone', async () => {
    const lms = await startSmallLms(await unpacked('cybersecurite-menaces', '1.2'), '1.2');
    await page.goto(`${lms.origin}/package/index.html`);
    await seeView(page, 'start');
    const focused = (selector: string) =>
      page.evaluate<boolean>(`document.activeElement?.matches('${selector}')`);
    const tabTo = async (selector: string) => {
      for (let tabs = 0; !(await focused(selector)); tabs += 1) {
        if (tabs > 60) throw new Error(`the keyboard does not reach ${selector}`);
        await page.keyboard.press('Tab');
      }
    };
    await tabTo('.skip-link');
    await page.keyboard.press('Enter');
    expect(await focused('#content')).toBe(true);
    await seeView(page, 'start');
    await tabTo('main .actions a');
    await page.keyboard.press('Enter');
    await seeView(page, 'module');
    // The reader stands at the beginning of each new page.
    expect(await focused('h1')).toBe(true);
    await tabTo('main .actions button');
    await page.keyboard.press('Enter');
    await seeView(page, 'item');
    await tabTo('input[name=answer]');
    await page.keyboard.press('Space');
    await tabTo('button[type=submit]:not([name])');
    await page.keyboard.press('Enter');
    await seeView(page, 'feedback');
    expect(await focused('h1')).toBe(true);
    await lms.stop();
  }, 60_000);

  it('take a double click for one', async () => {
    const lms = await startSmallLms(await unpacked('cybersecurite-menaces', '1.2'), '1.2');
    await page.goto(`${lms.origin}/package/index.html#/`);
    await page.evaluate('localStorage.clear()');
    await page.goto(`${lms.origin}/package/index.html`);
    await seeView(page, 'start');
    await page.locator('main .actions .button').dblclick();
    await seeView(page, 'module');
    expect(await page.locator('.progress-text').textContent()).toBe('Étape 1 sur 18');
    await page.locator('main .actions .button').dblclick();
    await seeView(page, 'item');
    await page.locator('button[name=skip]').dblclick();
    await seeView(page, 'feedback');
    expect(await page.locator('.progress-text').textContent()).toBe('Retour sur la question 1');
    await lms.stop();
  }, 60_000);

  it('say of a visit that is not recorded that it is not, from its first page to its last', async () => {
    const files = await unpacked('cybersecurite-menaces', '1.2');
    const lms = await startSmallLms(files, '1.2', {
      core: { lesson_mode: 'review', lesson_status: 'failed' },
    });
    await page.goto(`${lms.origin}/lms`);
    const sco = page.frameLocator('#sco');
    await seeView(sco, 'start');
    expect(await sco.locator('main .notice').textContent()).toContain('Cette visite n’est pas enregistrée.');
    await sco.locator('[data-leave]').click();
    await seeView(sco, 'left');
    expect(await sco.locator('.lead').textContent()).toContain('Rien n’a été enregistré');
    await lms.stop();
  }, 60_000);

  it('say that a module with other steps begins again', async () => {
    const files = await unpacked('cybersecurite-menaces', '1.2');
    const lms = await startSmallLms(files, '1.2', { suspend_data: '1other0state.' });
    await page.goto(`${lms.origin}/lms`);
    const sco = page.frameLocator('#sco');
    await seeView(sco, 'start');
    expect(await sco.locator('main .notice').textContent()).toContain('Ce module a changé');
    await lms.stop();
  }, 60_000);
});
