import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import type { Resource } from '../manifest/manifest.js';
import { targetOf } from '../manifest/package-path.js';
import { error, warning } from '../report.js';

type ById = ReadonlyMap<string | undefined, Resource>;

const lists = ({ files, base }: Resource, path: string): boolean =>
  files.some(({ href }) => {
    const target = targetOf(base, href ?? '');
    return target.kind === 'file' && target.path === path;
  });

/** Whether a resource lists a file, or one that it depends on does, however far. */
function isListed(path: string, resource: Resource, byId: ById): boolean {
  const seen = new Set<Resource>();
  const open: (Resource | undefined)[] = [resource];
  while (open.length > 0) {
    const next = open.pop();
    if (next === undefined || seen.has(next)) continue;
    if (lists(next, path)) return true;
    seen.add(next);
    open.push(...next.dependencies.map(({ identifierref }) => byId.get(identifierref)));
  }
  return false;
}

/** The file that a resource starts stands among its files, or those it depends on (ADL’s application profile). */
export const launchFileListed: Rule = ({ manifest, edition }) => {
  const byId: ById = new Map(manifest.resources.map((resource) => [resource.identifier, resource]));
  return manifest.resources.flatMap((resource) => {
    const { href, base, element } = resource;
    const target = targetOf(base, href ?? '');
    if (href === undefined || href === '' || target.kind !== 'file') return [];
    if (isListed(target.path, resource, byId)) return [];
    const message = `The resource starts ${target.path}, and does not list it. Add <file href="${href}"/> to it.`;
    const report = edition === '1.2' ? warning : error;
    return [report('launch-file-unlisted', inManifest(element), message)];
  });
};
