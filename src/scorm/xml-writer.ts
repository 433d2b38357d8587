import { xml, xmlDocument, type Xml, type XmlNode } from '../content/exchange/xml-tree.js';

export { xml, type Xml };

/** An element without attributes. */
export const plain = (name: string, ...children: readonly XmlNode[]): Xml => xml(name, {}, ...children);

/** Elements stand on lines of their own; a text stays as it is. */
function indented(node: Xml, depth = 0): Xml {
  const { name, attributes, children } = node;
  if (children.every((child) => typeof child === 'string')) return node;
  const line = (level: number) => `\n${'  '.repeat(level)}`;
  const lined = children.flatMap((child) =>
    typeof child === 'string' ? [child] : [line(depth + 1), indented(child, depth + 1)],
  );
  return xml(name, attributes, ...lined, line(depth));
}

/** The document with this root, as people can read it. */
export function writeXml(root: Xml): string {
  return xmlDocument(indented(root));
}
