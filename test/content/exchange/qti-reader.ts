import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** An element of an exported file under the name that QTI 2.1 gives it, whatever the version of the file. */
export interface Read {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Read | string)[];
}

const humped = (name: string): string =>
  name.replace(/^qti-/, '').replace(/-([a-z])/g, (_pair, letter: string) => letter.toUpperCase());

function readElement(element: Element): Read {
  const attributes = Object.fromEntries(
    Array.from(element.attributes).map(({ name, value }) => [humped(name), value]),
  );
  const children = Array.from(element.childNodes).flatMap((node): (Read | string)[] => {
    if (node.nodeType === node.ELEMENT_NODE) return [readElement(node as Element)];
    return node.nodeType === node.TEXT_NODE ? [node.nodeValue ?? ''] : [];
  });
  return { name: humped(element.nodeName), attributes, children };
}

/** @throws Error for what is not well-formed */
export function parsed(xml: string): Document {
  const problems: string[] = [];
  const parser = new DOMParser({ onError: (_level, message) => problems.push(message) });
  const document = parser.parseFromString(xml, 'text/xml');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return document;
}

export function readXml(xml: string): Read {
  const root = parsed(xml).documentElement;
  if (root === null) throw new Error('an empty file');
  return readElement(root);
}

/** The texts of a package by their names. */
export function unpacked(bytes: Uint8Array): Map<string, string> {
  return new Map(Object.entries(unzipSync(bytes)).map(([name, file]) => [name, strFromU8(file)]));
}

export const elementsIn = ({ children }: Read): Read[] =>
  children.filter((child): child is Read => typeof child !== 'string');

/** All elements of that name inside, in their order. */
export function allOf(tree: Read, name: string): Read[] {
  return elementsIn(tree).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...allOf(child, name),
  ]);
}

export function theOne(tree: Read, name: string): Read {
  const [found] = allOf(tree, name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

/** The words inside, without those that come after the answer. */
export function wordsOf({ children }: Read): string {
  return children
    .map((child) =>
      typeof child === 'string' ? child : child.name === 'feedbackInline' ? '' : wordsOf(child),
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
