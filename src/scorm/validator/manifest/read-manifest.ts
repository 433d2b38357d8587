import type { Element } from '@xmldom/xmldom';
import { attributeOf, childOf, childrenOf, descendantsOf, ownText } from '../xml/elements.js';
import type { Item, Manifest, MetadataLocation, Resource } from './manifest.js';
import { NS } from './namespaces.js';

/** The namespaces of a manifest, and how its edition spells `scormType`. */
export interface Vocabulary {
  readonly cp: string;
  readonly adlcp: string;
  readonly scormType: 'scormtype' | 'scormType';
}

const baseOf = (element: Element | undefined): string =>
  (element === undefined ? undefined : attributeOf(element, 'base', NS.xml)) ?? '';

function itemsOf(parent: Element, words: Vocabulary): Item[] {
  return childrenOf(parent, words.cp, 'item').map((element) => ({
    element,
    identifier: attributeOf(element, 'identifier'),
    identifierref: attributeOf(element, 'identifierref'),
    items: itemsOf(element, words),
  }));
}

function resourceOf(element: Element, above: string, { cp, adlcp, scormType }: Vocabulary): Resource {
  return {
    element,
    identifier: attributeOf(element, 'identifier'),
    href: attributeOf(element, 'href'),
    scormType: attributeOf(element, scormType, adlcp),
    base: above + baseOf(element),
    files: childrenOf(element, cp, 'file').map((file) => ({
      element: file,
      href: attributeOf(file, 'href'),
    })),
    dependencies: childrenOf(element, cp, 'dependency').map((dependency) => ({
      element: dependency,
      identifierref: attributeOf(dependency, 'identifierref'),
    })),
  };
}

/** Every `xml:base` between an element and the root of the document, joined. */
function baseAbove(element: Element): string {
  let joined = '';
  for (let at: Element | null = element; at !== null; at = at.parentElement) joined = baseOf(at) + joined;
  return joined;
}

function locationsIn(root: Element, { cp, adlcp }: Vocabulary): MetadataLocation[] {
  const own = (element: Element) => element.namespaceURI !== cp || element.localName !== 'manifest';
  return [...descendantsOf(root, own)]
    .filter(({ namespaceURI, localName }) => namespaceURI === adlcp && localName === 'location')
    .map((element) => ({
      element,
      href: ownText(element).trim(),
      base: baseAbove(element),
    }));
}

/** Reads what the rules look at, over and over, once. Bases above `root` are handed down in `above`. */
export function readManifest(root: Element, words: Vocabulary, above = ''): Manifest {
  const { cp } = words;
  const organizationsElement = childOf(root, cp, 'organizations');
  const resourcesElement = childOf(root, cp, 'resources');
  const base = above + baseOf(root);
  const forResources = base + baseOf(resourcesElement);
  return {
    root,
    metadata: childOf(root, cp, 'metadata'),
    organizationsElement,
    organizations:
      organizationsElement === undefined
        ? []
        : childrenOf(organizationsElement, cp, 'organization').map((element) => ({
            element,
            identifier: attributeOf(element, 'identifier'),
            items: itemsOf(element, words),
          })),
    resourcesElement,
    resources:
      resourcesElement === undefined
        ? []
        : childrenOf(resourcesElement, cp, 'resource').map((element) =>
            resourceOf(element, forResources, words),
          ),
    metadataLocations: locationsIn(root, words),
    inner: childrenOf(root, cp, 'manifest').map((manifest) => readManifest(manifest, words, base)),
  };
}
