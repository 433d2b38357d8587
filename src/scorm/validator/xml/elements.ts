import type { Element, Node } from '@xmldom/xmldom';
import type { Place } from '../report.js';

const isElement = (node: Node): node is Element => node.nodeType === node.ELEMENT_NODE;

/** The child elements in their order; `children` of the document's own library costs a search each time. */
export function* elementsIn(parent: Element): Generator<Element> {
  for (let node = parent.firstChild; node !== null; node = node.nextSibling) if (isElement(node)) yield node;
}

/** The child elements of that name, or of any name, in their order. */
export function childrenOf(element: Element, namespace: string, name?: string): Element[] {
  const found: Element[] = [];
  for (const child of elementsIn(element))
    if (child.namespaceURI === namespace && (name === undefined || child.localName === name))
      found.push(child);
  return found;
}

export const childOf = (element: Element, namespace: string, name: string): Element | undefined =>
  childrenOf(element, namespace, name)[0];

/** The elements below this one, in the order of the document; those that `into` refuses are left out with theirs. */
export function* descendantsOf(
  element: Element,
  into: (element: Element) => boolean = () => true,
): Generator<Element> {
  const open = [elementsIn(element)];
  for (let level = open.at(-1); level !== undefined; level = open.at(-1)) {
    const next = level.next();
    if (next.done === true) open.pop();
    else if (into(next.value)) {
      yield next.value;
      open.push(elementsIn(next.value));
    }
  }
}

/** The text that stands in the element itself, not in those below it. */
export function ownText(element: Element): string {
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling)
    if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE)
      text += node.nodeValue ?? '';
  return text;
}

/** The words of an element, white space at its ends and between words collapsed (XML Schema: `token`). */
export const wordsOf = (element: Element): string => tokenOf(element.textContent ?? '');

export const tokenOf = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** An attribute's value, collapsed likewise; undefined where it is not there. */
export function attributeOf(element: Element, name: string, namespace?: string): string | undefined {
  const value =
    namespace === undefined ? element.getAttribute(name) : element.getAttributeNS(namespace, name);
  return value === null ? undefined : tokenOf(value);
}

export const placeOf = (file: string, element: Element): Place =>
  element.lineNumber === undefined ? { file } : { file, line: element.lineNumber };
