import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { brokenWords } from './broken-words.js';

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

/** What is wrong with a page's HTML. */
export async function htmlProblems(html: string): Promise<string[]> {
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

/** Of axe's rules those that a colour scheme changes, or all of them. */
export type Looked = 'everything' | 'colours';

/** Structure is the same in either scheme: it is looked at once. */
export const SCHEMES = [
  ['light', 'everything'],
  ['dark', 'colours'],
] as const;

const RULES: Readonly<Record<Looked, { readonly options: string; readonly passing: number }>> = {
  everything: { options: '{}', passing: 11 },
  colours: { options: "{ runOnly: ['color-contrast', 'link-in-text-block'] }", passing: 1 },
};

/** What axe finds on the page shown. Scripts for the page are texts: this project's types know no browser. */
export async function axeProblems(page: Page, looked: Looked = 'everything'): Promise<string[]> {
  const { options, passing } = RULES[looked];
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeReport>(`axe.run(document, ${options})`);
  expect(passes.length).toBeGreaterThanOrEqual(passing);
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
}

/** A page as the server sent it, under an address of the tool, so that styles and fonts come from there. */
export async function showPage(origin: string, at: Page, text: string): Promise<void> {
  const address = `${origin}/shown`;
  await at.unrouteAll();
  await at.route(address, (route) => route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' }));
  await at.goto(address);
}

/** Pages by their names, as the server sent them. */
export type NamedPages = ReadonlyMap<string, string>;

/** What is wrong with the HTML of any of the pages, each problem after the name of its page. */
export async function htmlProblemsOf(pages: NamedPages): Promise<string[]> {
  const found: string[] = [];
  for (const [name, text] of pages) {
    for (const problem of await htmlProblems(text)) found.push(`${name}:${problem}`);
  }
  return found;
}

/** Opens what is folded away: it is part of the page. */
const unfold = (at: Page) =>
  at.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");

/** What axe finds on any of the pages, folded or not, in that colour scheme. */
export async function axeProblemsOf(
  pages: NamedPages,
  origin: string,
  at: Page,
  colorScheme: 'light' | 'dark',
  looked?: Looked,
): Promise<string[]> {
  const found: string[] = [];
  await at.emulateMedia({ colorScheme });
  for (const [name, text] of pages) {
    await showPage(origin, at, text);
    await unfold(at);
    for (const problem of await axeProblems(at, looked)) found.push(`${name}: ${problem}`);
  }
  return found;
}

/** The pages that are wider than 320 pixels, folded or not, and by how much. */
export async function tooWideOf(pages: NamedPages, origin: string, at: Page): Promise<string[]> {
  const found: string[] = [];
  await at.setViewportSize({ width: 320, height: 700 });
  for (const [name, text] of pages) {
    await showPage(origin, at, text);
    await unfold(at);
    const over = await at.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    if (over > 0) found.push(`${name}: ${over} px too wide`);
  }
  await at.setViewportSize({ width: 1_000, height: 800 });
  return found;
}

/** The words that break inside on any of the pages at that width, folded or not. */
export async function brokenWordsOf(
  pages: NamedPages,
  origin: string,
  at: Page,
  width: number,
): Promise<string[]> {
  const found: string[] = [];
  await at.setViewportSize({ width, height: 700 });
  for (const [name, text] of pages) {
    await showPage(origin, at, text);
    await unfold(at);
    found.push(...(await brokenWords(at)).map((word) => `${name}: ${word}`));
  }
  await at.setViewportSize({ width: 1_000, height: 800 });
  return found;
}
