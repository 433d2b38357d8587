import MarkdownIt, { type Token } from 'markdown-it';
import { WORD_ELEMENTS } from './qti-dialect.js';
import { xml, type Xml, type XmlNode } from './xml-tree.js';

/** Markdown as pages show it, less pictures and struck words, which the text of a question has no element for. */
const reader = new MarkdownIt({ html: false }).disable(['autolink', 'image', 'strikethrough']);

/** What a token says by itself; undefined where it only begins or ends an element. */
function saidBy({ type, tag, content, children }: Token): readonly XmlNode[] | undefined {
  switch (type) {
    case 'inline':
      return nodesOf(children ?? []);
    case 'softbreak':
      return ['\n'];
    case 'code_inline':
      return [xml('code', {}, content)];
    case 'fence':
    case 'code_block':
      return [xml('pre', {}, xml('code', {}, content))];
    case 'hardbreak':
    case 'hr':
      return [xml(tag, {})];
    default:
      return content === '' ? undefined : [content];
  }
}

/** Tokens as the tree that their beginnings and ends make. */
function nodesOf(tokens: readonly Token[]): XmlNode[] {
  const open: { readonly start: Token | undefined; readonly children: XmlNode[] }[] = [
    { start: undefined, children: [] },
  ];
  for (const token of tokens) {
    if (token.nesting === 1) open.push({ start: token, children: [] });
    else if (token.nesting === 0) open.at(-1)?.children.push(...(saidBy(token) ?? []));
    else {
      const ended = open.pop();
      if (ended?.start !== undefined) open.at(-1)?.children.push(...wrapped(ended.start, ended.children));
    }
  }
  return open[0]?.children ?? [];
}

/** A paragraph of a tight list is hidden: its words stand in the list itself. */
function wrapped(start: Token, children: readonly XmlNode[]): readonly XmlNode[] {
  if (start.hidden || !WORD_ELEMENTS.has(start.tag)) return children;
  const href = start.attrGet('href');
  return [xml(start.tag, href === null ? {} : { href: String(href) }, ...children)];
}

/** Paragraphs, lists and tables of a Markdown text. */
export function blocksOf(markdown: string): XmlNode[] {
  return nodesOf(reader.parse(markdown, {}));
}

/** One line of Markdown: emphasis, code, links. */
export function lineOf(markdown: string): XmlNode[] {
  return nodesOf(reader.parseInline(markdown, {}));
}

/** A paragraph of one line, known by its class. */
export function paragraph(kind: string, ...children: readonly XmlNode[]): Xml {
  return xml('p', { class: kind }, ...children);
}
