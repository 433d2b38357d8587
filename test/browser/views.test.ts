import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { inlineMarkdown, markdown } from '../../src/web/presenters/markdown.js';
import { describeInChromium, openBrowser } from '../support/chromium.js';
import { hiddenFields, type TestBrowser } from '../support/test-browser.js';
import { startTool, type RunningTool } from '../support/tool.js';

/**
 * Every page, as the server sends it: valid HTML, nothing that axe finds in light or dark, and nothing wider
 * than a screen of 320 pixels, which is also what 400 % zoom leaves of a wide one (WCAG 2.2, 1.4.10).
 */
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Prettier's own form, and that of EJS.
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    // An attribute without a value is the shorter form of the same.
    'attribute-boolean-style': 'off',
    // Ids are ours and plain; item options carry none.
    'long-title': 'off',
  },
});

async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  );
}

interface AxeReport {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string }[];
  }[];
  readonly passes: readonly unknown[];
}

/** Scripts for the page are texts: this project's types know no browser. */
async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeReport>('axe.run(document)');
  expect(passes.length).toBeGreaterThan(10);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

describeInChromium('every page', () => {
  let tool: RunningTool;
  let page: Page;
  const html = new Map<string, string>();

  async function keep(name: string, browser: TestBrowser, address: string): Promise<string> {
    const answer = await browser.get(address);
    html.set(name, answer.text);
    return answer.text;
  }

  /** Walks a path with one answer of each kind, keeping the pages met. */
  async function walk(name: string, browser: TestBrowser, base: string, until: number): Promise<void> {
    await browser.post(`${base}/start`, hiddenFields(await keep(`${name}-start`, browser, base)));
    for (let asked = 0; asked < until; asked += 1) {
      const item = await browser.get(`${base}/item`);
      if (item.view !== 'item') break;
      const [, type = 'text', value = 'réponse'] = /name="answer"[^>]*?/.test(item.text)
        ? (/<input type="(radio|checkbox)" name="answer" value="([a-z])"/.exec(item.text) ?? [])
        : [];
      html.set(`${name}-item-${type}`, item.text);
      const missing = await browser.post(`${base}/item`, hiddenFields(item.text));
      html.set(`${name}-item-missing-${type}`, missing.text);
      const answered = await browser.post(`${base}/item`, { ...hiddenFields(item.text), answer: value });
      if (answered.location?.includes('/feedback/'))
        await keep(`${name}-feedback-${type}`, browser, answered.location);
    }
    await keep(`${name}-results`, browser, `${base}/results`);
  }

  beforeAll(async () => {
    tool = await startTool();
    const learner = tool.browser();
    await walk('training', learner, await tool.enter(learner, { link: 'cybersecurite' }), 12);
    const positioned = tool.browser();
    await walk('positioning', positioned, await tool.enter(positioned), 32);
    await keep('positioning-results-english', positioned, `${await tool.enter(positioned)}/results?lang=en`);
    await keep('positioning-start-again', positioned, await tool.enter(positioned));
    const teacher = tool.browser();
    await keep('teacher-list', teacher, await tool.enter(teacher, { person: 'helene.morvan' }));
    await keep(
      'teacher-empty',
      teacher,
      await tool.enter(teacher, { person: 'helene.morvan', link: 'a-preparer' }),
    );
    const stranger = tool.browser();
    await keep('home', stranger, '/');
    await keep('home-english', stranger, '/?lang=en');
    await keep('launch-refused', stranger, '/lti/login');
    await keep('registration-refused', stranger, '/lti/register');
    await keep('session-ended', stranger, '/l/aaaaaaaaaaaaaaaaaaaaaa');
    await keep('error', stranger, '/nowhere');
    const framed = await stranger.get(tool.lms.platform.loginUrl('positionnement', 'camille.arnoult'), {
      'Sec-Fetch-Dest': 'iframe',
    });
    stranger.cookies.clear();
    await keep('open-in-window', stranger, framed.location ?? '');
    page = await openBrowser();
  }, 60_000);
  afterAll(() => tool.stop());

  it('was met', () => {
    const views = [...html.values()].map((text) => /data-view="([^"]*)"/.exec(text)?.[1]);
    expect([...new Set(views)].sort()).toEqual([
      'error',
      'feedback',
      'home',
      'item',
      'launch-refused',
      'learner-start',
      'open-in-window',
      'registration-refused',
      'results',
      'session-ended',
      'teacher-home',
    ]);
    const kinds = ['radio', 'checkbox', 'text'].map((type) => `positioning-item-${type}`);
    expect([...html.keys()]).toEqual(expect.arrayContaining(kinds));
  });

  it('is valid HTML', async () => {
    const problems: string[] = [];
    for (const [name, text] of html) {
      for (const problem of await htmlProblems(text)) problems.push(`${name}:${problem}`);
    }
    expect(problems).toEqual([]);
  });

  it.each(['light', 'dark'] as const)(
    'has nothing for axe to find in %s',
    async (colorScheme) => {
      const problems: string[] = [];
      await page.emulateMedia({ colorScheme });
      for (const [name, text] of html) {
        await showPage(page, text);
        await page.evaluate(axe.source);
        for (const problem of await axeProblems(page)) problems.push(`${name}: ${problem}`);
      }
      expect(problems).toEqual([]);
    },
    120_000,
  );

  it('fits a width of 320 pixels', async () => {
    const wide: string[] = [];
    await page.setViewportSize({ width: 320, height: 700 });
    for (const [name, text] of html) {
      await showPage(page, text);
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) wide.push(`${name}: ${over} px too wide`);
    }
    expect(wide).toEqual([]);
  }, 60_000);

  it('fits whatever an author wrote into 320 pixels', async () => {
    const wide: string[] = [];
    await page.setViewportSize({ width: 320, height: 700 });
    const [shell = ''] = html.get('positioning-item-radio')?.split('<form') ?? [];
    for (const item of tool.services.content.items.values()) {
      const options = item.type === 'short-text' ? [] : item.options;
      const shown = options.map(
        ({ text }) =>
          `<label class="option"><input type="radio"><span>${inlineMarkdown(text)}</span></label>`,
      );
      const context = `<section class="situation">${markdown(item.context ?? '')}</section>`;
      const question = `<p class="question">${inlineMarkdown(item.question)}</p>`;
      const explanation = `<div class="explanation">${markdown(item.explanation)}</div>`;
      await showPage(
        page,
        `${shell}${context}${question}<div class="options">${shown.join('')}</div>${explanation}`,
      );
      const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      if (over > 0) wide.push(`${item.id}: ${over} px too wide`);
    }
    expect(wide).toEqual([]);
  }, 120_000);

  /** The page under its own address, so that styles and fonts come from the tool. */
  async function showPage(at: Page, text: string): Promise<void> {
    const address = `${tool.url}/shown`;
    await at.unrouteAll();
    await at.route(address, (route) =>
      route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' }),
    );
    await at.goto(address);
  }
});
