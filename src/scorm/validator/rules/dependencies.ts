import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { inCircles } from '../manifest/dependency-circles.js';
import { byIdentifier, everyManifest } from '../manifest/manifest.js';
import { error, warning, type Finding } from '../report.js';

/** `<dependency>` (ADL’s application profile; a circle is not forbidden, and never meant). */
export const dependencyRules: Rule = ({ manifest }) => {
  const all = everyManifest(manifest).flatMap(({ resources }) => resources);
  const byId = byIdentifier(all);
  const circles = inCircles(all, byId);
  const findings: Finding[] = [];
  for (const resource of all) {
    for (const { element, identifierref } of resource.dependencies) {
      if (identifierref === undefined || byId.has(identifierref)) continue;
      const message = `The resource depends on “${identifierref}”, and no resource has that identifier. Correct one of the two.`;
      findings.push(error('dependency-reference', inManifest(element), message));
    }
    if (circles.has(resource)) {
      const message = 'By its dependencies the resource depends on itself. Take one of them away.';
      findings.push(warning('dependency-circle', inManifest(resource.element), message));
    }
  }
  return findings;
};
