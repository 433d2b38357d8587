import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { NS, PREFIXES } from '../manifest/namespaces.js';
import { error, type Finding } from '../report.js';
import { attributeOf, descendantsOf, elementsIn } from '../xml/elements.js';

interface Place {
  readonly parents: readonly string[];
  /** How many its parent may have; no number: any. */
  readonly most?: 1;
}

const ONCE_IN_ITEM: Place = { parents: ['item'], most: 1 };
const ONCE_IN_SEQUENCING: Place = { parents: ['sequencing'], most: 1 };

/**
 * Where the elements of ADL and of sequencing may stand. The schemas let them stand wherever extensions may, so that
 * one in the wrong place is valid XML, and nothing that an LMS looks for.
 */
const PLACES: Readonly<Record<string, Readonly<Record<string, Place>>>> = {
  [NS.adl12]: {
    location: { parents: ['metadata'] },
    prerequisites: ONCE_IN_ITEM,
    maxtimeallowed: ONCE_IN_ITEM,
    timelimitaction: ONCE_IN_ITEM,
    datafromlms: ONCE_IN_ITEM,
    masteryscore: ONCE_IN_ITEM,
  },
  [NS.adlcp]: {
    location: { parents: ['metadata'] },
    timeLimitAction: ONCE_IN_ITEM,
    dataFromLMS: ONCE_IN_ITEM,
    completionThreshold: { parents: ['item', 'organization'], most: 1 },
    data: ONCE_IN_ITEM,
    map: { parents: ['data'] },
  },
  [NS.adlnav]: {
    presentation: ONCE_IN_ITEM,
    navigationInterface: { parents: ['presentation'], most: 1 },
    hideLMSUI: { parents: ['navigationInterface'] },
  },
  [NS.adlseq]: {
    constrainedChoiceConsiderations: ONCE_IN_SEQUENCING,
    rollupConsiderations: ONCE_IN_SEQUENCING,
    objectives: ONCE_IN_SEQUENCING,
    objective: { parents: ['objectives'] },
    mapInfo: { parents: ['objective'] },
  },
  [NS.imsss]: {
    sequencingCollection: { parents: ['manifest'], most: 1 },
    // At most one in an item or organization; a collection has several.
    sequencing: { parents: ['item', 'organization', 'sequencingCollection'] },
    controlMode: ONCE_IN_SEQUENCING,
    sequencingRules: ONCE_IN_SEQUENCING,
    limitConditions: ONCE_IN_SEQUENCING,
    auxiliaryResources: ONCE_IN_SEQUENCING,
    rollupRules: ONCE_IN_SEQUENCING,
    objectives: ONCE_IN_SEQUENCING,
    randomizationControls: ONCE_IN_SEQUENCING,
    deliveryControls: ONCE_IN_SEQUENCING,
  },
};

const ATTRIBUTE_PLACES = [
  { namespace: NS.adlcp, name: 'scormType', parent: 'resource' },
  { namespace: NS.adl12, name: 'scormtype', parent: 'resource' },
  { namespace: NS.adlseq, name: 'objectivesGlobalToSystem', parent: 'organization' },
  { namespace: NS.adlcp, name: 'sharedDataGlobalToSystem', parent: 'organization' },
] as const;

/** Names come from the package: `constructor` is no namespace of ours. */
const own = <T>(record: Readonly<Record<string, T>>, name: string | null): T | undefined =>
  name !== null && Object.hasOwn(record, name) ? record[name] : undefined;

const placeFor = ({ namespaceURI, localName }: Element): Place | undefined =>
  own(own(PLACES, namespaceURI) ?? {}, localName);

const written = (namespace: string, name: string) => `${PREFIXES.get(namespace) ?? ''}${name}`;

function misplaced(element: Element): Finding[] {
  const place = placeFor(element);
  const parent = element.parentElement?.localName ?? '';
  if (place === undefined || place.parents.includes(parent)) return [];
  const message = `<${element.nodeName}> stands in <${parent}>, where no LMS looks for it. It belongs in <${place.parents.join('> or <')}>: move it.`;
  return [error('element-misplaced', inManifest(element), message)];
}

function repeated(parent: Element): Finding[] {
  const counted = new Map<string, number>();
  return [...elementsIn(parent)].flatMap((child) => {
    const { namespaceURI, localName } = child;
    const once =
      placeFor(child)?.most === 1 ||
      (namespaceURI === NS.imsss &&
        localName === 'sequencing' &&
        parent.localName !== 'sequencingCollection');
    if (!once) return [];
    const key = `${namespaceURI ?? ''} ${localName ?? ''}`;
    const times = (counted.get(key) ?? 0) + 1;
    counted.set(key, times);
    if (times !== 2) return [];
    const message = `<${parent.nodeName}> has more than one <${child.nodeName}>, and may have one. Keep one.`;
    return [error('element-repeated', inManifest(child), message)];
  });
}

function misplacedAttributes(element: Element): Finding[] {
  return ATTRIBUTE_PLACES.filter(
    ({ namespace, name, parent }) =>
      attributeOf(element, name, namespace) !== undefined && element.localName !== parent,
  ).map(({ namespace, name, parent }) => {
    const message = `${written(namespace, name)} stands on <${element.nodeName}>. It belongs on <${parent}>: move it.`;
    return error('attribute-misplaced', inManifest(element), message);
  });
}

/** The places and numbers that ADL’s application profile adds to the schemas. */
export const extensionPlaces: Rule = ({ manifest, words }) => {
  const outer = (element: Element) => element.localName !== 'manifest' || element.namespaceURI !== words.cp;
  return [manifest.root, ...descendantsOf(manifest.root, outer)].flatMap((element) => [
    ...misplaced(element),
    ...repeated(element),
    ...misplacedAttributes(element),
  ]);
};
