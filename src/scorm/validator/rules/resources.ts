import type { CheckedPackage, Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem, type Resource } from '../manifest/manifest.js';
import { error, warning, type Finding } from '../report.js';
import { attributeOf } from '../xml/elements.js';

function type({ element, scormType }: Resource, { words }: CheckedPackage): Finding[] {
  const place = inManifest(element);
  if (scormType === 'sco' || scormType === 'asset') return [];
  if (scormType !== undefined) {
    const message = `adlcp:${words.scormType} is “${scormType}”. Write sco for what talks to the LMS, asset for all else.`;
    return [error('scorm-type', place, message)];
  }
  const otherCase = words.scormType === 'scormType' ? 'scormtype' : 'scormType';
  const message =
    attributeOf(element, otherCase, words.adlcp) === undefined
      ? `The resource does not say whether it is a SCO. Add adlcp:${words.scormType}="sco" or "asset".`
      : `This edition writes adlcp:${words.scormType}, not adlcp:${otherCase}: an LMS would not see it. Rename the attribute.`;
  return [error('scorm-type', place, message)];
}

function launch({ element, href, scormType }: Resource, referred: boolean): Finding[] {
  if (href !== undefined && href !== '') return [];
  if (referred) {
    const message = 'An item starts this resource, which names no file to start. Add href="…".';
    return [error('resource-without-href', inManifest(element), message)];
  }
  return scormType === 'sco'
    ? [
        warning(
          'resource-without-href',
          inManifest(element),
          'This SCO names no file to start. Add href="…".',
        ),
      ]
    : [];
}

/** REQ_30.7.3 of ADL’s testing requirements for SCORM 2004; SCORM 1.2 asks for the type as well. */
export const resourceRules: Rule = (checked) => {
  const { manifest, words, edition } = checked;
  const referred = new Set(everyItem(manifest.organizations).map(({ identifierref }) => identifierref));
  const needed = new Set(
    manifest.resources.flatMap(({ dependencies }) => dependencies.map(({ identifierref }) => identifierref)),
  );
  return manifest.resources.flatMap((resource) => {
    const { element, identifier } = resource;
    const findings = [...type(resource, checked), ...launch(resource, referred.has(identifier))];
    if (manifest.organizations.length > 0 && !referred.has(identifier) && !needed.has(identifier)) {
      const message =
        'No item and no other resource refers to this one: learners never come to it. Refer to it, or remove it.';
      findings.push(warning('resource-unused', inManifest(element), message));
    }
    if (edition !== '1.2' && attributeOf(element, 'persistState', words.adlcp) !== undefined) {
      const message = 'adlcp:persistState was taken out of SCORM 2004. Remove it.';
      findings.push(error('persist-state', inManifest(element), message));
    }
    return findings;
  });
};
