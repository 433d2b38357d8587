import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { everyManifest, type Resource } from '../manifest/manifest.js';
import { error, warning, type Finding } from '../report.js';

/** Whether a resource comes back to itself by what it depends on. */
function comesBack(from: Resource, resources: ReadonlyMap<string | undefined, Resource>): boolean {
  const seen = new Set<Resource>();
  const open: (Resource | undefined)[] = from.dependencies.map(({ identifierref }) =>
    resources.get(identifierref),
  );
  while (open.length > 0) {
    const next = open.pop();
    if (next === from) return true;
    if (next === undefined || seen.has(next)) continue;
    seen.add(next);
    open.push(...next.dependencies.map(({ identifierref }) => resources.get(identifierref)));
  }
  return false;
}

/** `<dependency>` (ADL’s application profile; a circle is not forbidden, and never meant). */
export const dependencyRules: Rule = ({ manifest }) => {
  const all = everyManifest(manifest).flatMap(({ resources }) => resources);
  const resources = new Map(all.map((resource) => [resource.identifier, resource]));
  const findings: Finding[] = [];
  for (const resource of all) {
    for (const { element, identifierref } of resource.dependencies) {
      if (identifierref === undefined || resources.has(identifierref)) continue;
      const message = `The resource depends on “${identifierref}”, and no resource has that identifier. Correct one of the two.`;
      findings.push(error('dependency-reference', inManifest(element), message));
    }
    if (comesBack(resource, resources)) {
      const message = 'By its dependencies the resource depends on itself. Take one of them away.';
      findings.push(warning('dependency-circle', inManifest(resource.element), message));
    }
  }
  return findings;
};
