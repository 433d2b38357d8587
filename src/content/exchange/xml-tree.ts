/** An element with what it holds, in order; a string is a text. */
export interface Xml {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export type XmlNode = Xml | string;

export function xml(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly XmlNode[]
): Xml {
  return { name, attributes, children };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no place for (section 2.2) are left out: no reader would take the file. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const escaped = (text: string): string =>
  text
    .replace(NO_XML, '')
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '')
    // A reader makes a line feed of it, unless it is named.
    .replaceAll('\r', '&#13;');

/** Line ends and tabs in an attribute are spaces to a reader, unless they are named. */
const attributeText = (text: string): string =>
  escaped(text).replaceAll('\n', '&#10;').replaceAll('\t', '&#9;');

function write(node: XmlNode): string {
  if (typeof node === 'string') return escaped(node);
  const { name, attributes, children } = node;
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${attributeText(value)}"`);
  const start = `<${name}${named.join('')}`;
  return children.length === 0 ? `${start}/>` : `${start}>${children.map(write).join('')}</${name}>`;
}

/** The tree as a document, with no white space but its own. */
export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}\n`;
}

/** The tree as a file, with each child of the root on a line of its own. */
export function xmlFile({ name, attributes, children }: Xml): string {
  const lined = children.flatMap((child) => [child, '\n']);
  return xmlDocument(xml(name, attributes, '\n', ...lined));
}
