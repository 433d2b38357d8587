import type { CheckedPackage, Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyItem } from '../manifest/manifest.js';
import { error, warning, type Finding } from '../report.js';
import { attributeOf, childOf, wordsOf } from '../xml/elements.js';

function defaultOrganization({ manifest, edition }: CheckedPackage): Finding[] {
  const { organizationsElement: element, organizations } = manifest;
  if (element === undefined || organizations.length === 0) return [];
  const named = attributeOf(element, 'default');
  if (named === undefined) {
    const message =
      '<organizations> does not say which one is the default. Add default="…" with the identifier of one.';
    return [(edition === '1.2' ? warning : error)('organization-default', inManifest(element), message)];
  }
  if (organizations.some(({ identifier }) => identifier === named)) return [];
  const known = organizations.map(({ identifier }) => identifier ?? '(none)').join(', ');
  const message = `The default organization “${named}” is not in the manifest, which has ${known}. Name one of them.`;
  return [error('organization-default', inManifest(element), message)];
}

/** A package without an organization is a resource package: allowed, and nothing that a learner could start. */
function emptiness({ manifest, edition }: CheckedPackage): Finding[] {
  const { organizationsElement: element, organizations } = manifest;
  if (element !== undefined && organizations.length === 0) {
    const message =
      'There is no <organization>: this package only carries resources, and an LMS has nothing to start. Add one.';
    return [warning('organization-missing', inManifest(element), message)];
  }
  const report = edition === '1.2' ? warning : error;
  return organizations
    .filter(({ items }) => items.length === 0)
    .map((organization) => {
      const message =
        'The organization has no <item>, so there is nothing to start. Add one for each activity.';
      return report('organization-empty', inManifest(organization.element), message);
    });
}

function titles({ manifest, words, edition }: CheckedPackage): Finding[] {
  const report = edition === '1.2' ? warning : error;
  return [...manifest.organizations, ...everyItem(manifest.organizations)]
    .filter(({ element }) => {
      const title = childOf(element, words.cp, 'title');
      return title === undefined || (edition === '1.2' && wordsOf(title) === '');
    })
    .map(({ element }) =>
      report(
        'title-missing',
        inManifest(element),
        `<${element.nodeName}> has no title to show. Add <title>.`,
      ),
    );
}

/** REQ_30.6.1 to REQ_30.6.3 of ADL’s testing requirements for SCORM 2004. */
export const organizationRules: Rule = (checked) => [
  ...defaultOrganization(checked),
  ...emptiness(checked),
  ...titles(checked),
];
