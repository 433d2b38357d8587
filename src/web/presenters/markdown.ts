import MarkdownIt from 'markdown-it';
import { asSafeHtml, type SafeHtml } from './safe-html.js';

/**
 * HTML in the source is text like any other; links say that they lead outside. An address in angle brackets, as mail
 * shows it, is no link: those of simulated screens are invented.
 */
const renderer = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable('autolink');

renderer.renderer.rules['link_open'] = (tokens, index, options, _environment, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer');
  tokens[index]?.attrSet('target', '_blank');
  return self.renderToken(tokens, index, options);
};

const blocks = new Map<string, SafeHtml>();
const lines = new Map<string, SafeHtml>();

function once(cache: Map<string, SafeHtml>, text: string, render: (text: string) => string): SafeHtml {
  const html = cache.get(text) ?? asSafeHtml(render(text));
  cache.set(text, html);
  return html;
}

/** Paragraphs, lists, tables. Authors' texts only: each is rendered once and kept. */
export function markdown(text: string): SafeHtml {
  return once(blocks, text, (source) => renderer.render(source));
}

/** One line: emphasis, code, links. */
export function inlineMarkdown(text: string): SafeHtml {
  return once(lines, text, (source) => renderer.renderInline(source));
}

/** One line without its marks: for lists of options, where browsers show text alone. */
export function plainText(text: string): string {
  const [line] = renderer.parseInline(text, {});
  return (line?.children ?? []).map(({ content }) => content).join('');
}
