import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem } from '../manifest/manifest.js';
import { NS } from '../manifest/namespaces.js';
import { warning, type Finding } from '../report.js';
import { attributeOf, childrenOf, wordsOf } from '../xml/elements.js';

/**
 * “Smallest permitted maximum”: an LMS must read so many characters, and may cut what is longer. SCORM 1.2 has these
 * limits in its schemas.
 */
const MOST = {
  title: 200,
  version: 20,
  href: 2000,
  identifierref: 2000,
  parameters: 1000,
  type: 1000,
  dataFromLMS: 4000,
};

function long(element: Element, name: keyof typeof MOST, value: string | undefined): Finding[] {
  if (value === undefined || value.length <= MOST[name]) return [];
  const message = `${name} has ${value.length} characters; an LMS need not keep more than ${MOST[name]}. Shorten it.`;
  return [warning('too-long', inManifest(element), message)];
}

export const lengths: Rule = ({ manifest, words, edition }) => {
  if (edition === '1.2') return [];
  const attribute = (element: Element, name: keyof typeof MOST) =>
    long(element, name, attributeOf(element, name));
  const items = everyItem(manifest.organizations);
  return [
    ...attribute(manifest.root, 'version'),
    ...[...manifest.organizations, ...items].flatMap(({ element }) =>
      childrenOf(element, words.cp, 'title').flatMap((title) => long(title, 'title', wordsOf(title))),
    ),
    ...items.flatMap(({ element }) => [
      ...attribute(element, 'identifierref'),
      ...attribute(element, 'parameters'),
      ...childrenOf(element, NS.adlcp, 'dataFromLMS').flatMap((data) =>
        long(data, 'dataFromLMS', data.textContent ?? ''),
      ),
    ]),
    ...manifest.resources.flatMap(({ element, files }) => [
      ...attribute(element, 'type'),
      ...attribute(element, 'href'),
      ...files.flatMap((file) => attribute(file.element, 'href')),
    ]),
  ];
};
