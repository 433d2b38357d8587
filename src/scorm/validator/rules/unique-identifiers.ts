import { NS } from '../manifest/namespaces.js';
import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { error, type Finding } from '../report.js';
import { attributeOf, descendantsOf } from '../xml/elements.js';

const NAMED: ReadonlySet<string | null> = new Set(['manifest', 'organization', 'item', 'resource']);

/** Identifiers are `xs:ID`: whatever they name, one is in the manifest once (REQ_30.1.2 and the like). */
export const uniqueIdentifiers: Rule = ({ manifest, words }) => {
  const lines = new Map<string, number | undefined>();
  const findings: Finding[] = [];
  for (const element of [manifest.root, ...descendantsOf(manifest.root)]) {
    const { namespaceURI, localName } = element;
    const named = namespaceURI === words.cp && NAMED.has(localName);
    const sequencing = namespaceURI === NS.imsss && localName === 'sequencing';
    if (!named && !sequencing) continue;
    const identifier = attributeOf(element, named ? 'identifier' : 'ID');
    if (identifier === undefined) continue;
    if (lines.has(identifier)) {
      const message = `The identifier “${identifier}” stands on line ${lines.get(identifier) ?? 0} already. Give this <${element.nodeName}> another.`;
      findings.push(error('identifier-not-unique', inManifest(element), message));
    } else lines.set(identifier, element.lineNumber);
  }
  return findings;
};
