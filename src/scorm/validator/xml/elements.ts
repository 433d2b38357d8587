import type { Element } from '@xmldom/xmldom';
import type { Place } from '../report.js';

/** The child elements of that name, or of any name, in their order. */
export function childrenOf(element: Element, namespace: string, name?: string): Element[] {
  return Array.from(element.children).filter(
    (child) => child.namespaceURI === namespace && (name === undefined || child.localName === name),
  );
}

export const childOf = (element: Element, namespace: string, name: string): Element | undefined =>
  childrenOf(element, namespace, name)[0];

/** The elements below this one, in the order of the document; those that `into` refuses are left out with theirs. */
export function* descendantsOf(
  element: Element,
  into: (element: Element) => boolean = () => true,
): Generator<Element> {
  for (const child of Array.from(element.children)) {
    if (!into(child)) continue;
    yield child;
    yield* descendantsOf(child, into);
  }
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
