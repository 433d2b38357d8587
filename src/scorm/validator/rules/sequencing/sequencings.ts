import type { Element } from '@xmldom/xmldom';
import type { Manifest } from '../../manifest/manifest.js';
import { NS } from '../../manifest/namespaces.js';
import { attributeOf, childOf, childrenOf, descendantsOf } from '../../xml/elements.js';

/** The `<imsss:sequencing>` of items and organizations, and those that wait in the collection to be referred to. */
export interface Sequencings {
  readonly used: readonly Element[];
  readonly collected: readonly Element[];
}

export function sequencingsIn({ root, organizationsElement }: Manifest): Sequencings {
  const collections = childrenOf(root, NS.imsss, 'sequencingCollection');
  return {
    used:
      organizationsElement === undefined
        ? []
        : [...descendantsOf(organizationsElement)].filter(
            ({ namespaceURI, localName }) => namespaceURI === NS.imsss && localName === 'sequencing',
          ),
    collected: collections.flatMap((collection) => childrenOf(collection, NS.imsss, 'sequencing')),
  };
}

/** As ADL compares ids of objectives: %20 is a space, and spaces are collapsed. */
export const objectiveId = (element: Element, name: string): string | undefined => {
  const said = attributeOf(element, name);
  return said?.replaceAll('%20', ' ').replace(/ +/g, ' ').trim();
};

/** The primary objective and the others. */
export function objectivesOf(sequencing: Element): Element[] {
  const objectives = childOf(sequencing, NS.imsss, 'objectives');
  return objectives === undefined
    ? []
    : childrenOf(objectives, NS.imsss).filter(({ localName }) => localName?.endsWith('bjective'));
}
