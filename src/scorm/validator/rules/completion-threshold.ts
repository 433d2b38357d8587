import type { Element } from '@xmldom/xmldom';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import type { Edition } from '../manifest/standard-of.js';
import { everyItem } from '../manifest/manifest.js';
import { NS } from '../manifest/namespaces.js';
import { error } from '../report.js';
import { attributeOf, childrenOf } from '../xml/elements.js';

const ATTRIBUTES = ['completedByMeasure', 'minProgressMeasure', 'progressWeight'];

/** What is wrong with one, as a sentence; `starts` is the type of the resource that its item starts. */
function problemOf(element: Element, starts: string | undefined, edition: Edition): string | undefined {
  const value = (element.textContent ?? '').trim();
  const attributed = ATTRIBUTES.some((name) => attributeOf(element, name) !== undefined);
  if (edition === '2004-4' && (attributed || value === ''))
    return value === ''
      ? undefined
      : `With attributes, <${element.nodeName}> must be empty. Remove “${value}”.`;
  const number = value === '' ? Number.NaN : Number(value);
  if (!(number >= 0 && number <= 1))
    return `The completion threshold is “${value}”. Write a number from 0 to 1.`;
  return starts === 'sco'
    ? undefined
    : 'A completion threshold that is a number is only for items that start a SCO. Remove it.';
}

/**
 * The third edition writes a threshold as a number for a SCO, the fourth in attributes and for any activity; it still
 * reads the number (ADL’s application profile).
 */
export const completionThreshold: Rule = ({ edition, manifest }) => {
  if (edition === '1.2') return [];
  const types = new Map(manifest.resources.map(({ identifier, scormType }) => [identifier, scormType]));
  const owners = [
    ...everyItem(manifest.organizations).map(({ element, identifierref }) => ({ element, identifierref })),
    ...manifest.organizations.map(({ element }) => ({ element, identifierref: undefined })),
  ];
  return owners.flatMap((owner) =>
    childrenOf(owner.element, NS.adlcp, 'completionThreshold').flatMap((element) => {
      const starts = owner.identifierref === undefined ? undefined : types.get(owner.identifierref);
      const problem = problemOf(element, starts, edition);
      return problem === undefined ? [] : [error('completion-threshold', inManifest(element), problem)];
    }),
  );
};
