import axe from 'axe-core';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';

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

/** What axe finds on the page shown. Scripts for the page are texts: this project's types know no browser. */
export async function axeProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations, passes } = await page.evaluate<AxeReport>('axe.run(document)');
  expect(passes.length).toBeGreaterThan(10);
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
