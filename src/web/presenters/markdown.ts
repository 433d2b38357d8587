import MarkdownIt, { type Token } from 'markdown-it';
import { asSafeHtml, type SafeHtml } from './safe-html.js';

/**
 * HTML in the source is text like any other; links say that they lead outside. An address in angle brackets, as mail
 * shows it, is no link: those of simulated screens are invented.
 */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('autolink');

/** What an inline token says, without its marks. */
function textIn(line: Token | undefined): string {
  return (line?.children ?? []).map(({ content }) => content).join('');
}

renderer.renderer.rules['link_open'] = (tokens, index, options, _environment, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer');
  tokens[index]?.attrSet('target', '_blank');
  return self.renderToken(tokens, index, options);
};

/**
 * A narrow screen shows the cells of a line one below the other: of two, the first is the name of the second; of
 * more, each needs the head of its column.
 */
renderer.core.ruler.push('stacking-tables', ({ tokens }) => {
  let table: Token | undefined;
  let heads: string[] = [];
  let column = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'table_open') {
      table = token;
      heads = [];
    }
    if (token.type === 'th_open') heads.push(textIn(tokens[index + 1]));
    if (token.type === 'thead_close') table?.attrSet('class', heads.length === 2 ? 'pairs' : 'columns');
    if (token.type === 'tr_open') column = 0;
    if (token.type === 'td_open' && heads.length !== 2) {
      token.attrSet('data-column', heads[column] ?? '');
      column += 1;
    }
  }
});

const blocks = new Map<string, SafeHtml>();
const lines = new Map<string, SafeHtml>();
const texts = new Map<string, string>();

function once<T extends string | SafeHtml>(
  cache: Map<string, T>,
  text: string,
  render: (text: string) => T,
): T {
  const rendered = cache.get(text) ?? render(text);
  cache.set(text, rendered);
  return rendered;
}

/** Paragraphs, lists, tables. Authors' texts only: each is rendered once and kept. */
export function markdown(text: string): SafeHtml {
  return once(blocks, text, (source) => asSafeHtml(renderer.render(source)));
}

/** One line: emphasis, code, links. */
export function inlineMarkdown(text: string): SafeHtml {
  return once(lines, text, (source) => asSafeHtml(renderer.renderInline(source)));
}

/** One line without its marks: for lists of options, where browsers show text alone. */
export function plainText(text: string): string {
  return once(texts, text, (source) => textIn(renderer.parseInline(source, {})[0]));
}
