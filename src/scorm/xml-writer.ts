import { DOMImplementation, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';

/** An element before it is written. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Xml | string)[];
}

/** An element with attributes. */
export const xml = (
  name: string,
  attributes: Xml['attributes'] = {},
  ...children: Xml['children'][number][]
): Xml => ({ name, attributes, children });

/** An element with none. */
export const plain = (name: string, ...children: Xml['children'][number][]): Xml =>
  xml(name, {}, ...children);

/** What no XML document can hold, not even escaped (XML 1.0, production 2). */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

const REPLACEMENT = '\uFFFD';

const allowed = (text: string): string => text.replaceAll(FORBIDDEN, REPLACEMENT);

/** Elements stand on lines of their own; a text stays as it is. */
function build({ name, attributes, children }: Xml, document: Document, depth: number): Element {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes))
    element.setAttribute(attribute, allowed(value));
  const indent = (level: number) => document.createTextNode(`\n${'  '.repeat(level)}`);
  for (const child of children) {
    if (typeof child === 'string') element.appendChild(document.createTextNode(allowed(child)));
    else {
      element.appendChild(indent(depth + 1));
      element.appendChild(build(child, document, depth + 1));
    }
  }
  if (children.some((child) => typeof child !== 'string')) element.appendChild(indent(depth));
  return element;
}

/** The document with this root, as UTF-8 is to hold it. What XML cannot hold becomes U+FFFD. */
export function writeXml(root: Xml): string {
  const document = new DOMImplementation().createDocument(null, '');
  document.appendChild(build(root, document, 0));
  const written = new XMLSerializer().serializeToString(document, { requireWellFormed: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}\n`;
}
