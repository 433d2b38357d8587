import { MANIFEST, type Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { byIdentifier, type ById, type Resource } from '../manifest/manifest.js';
import { targetOf } from '../manifest/package-path.js';
import { error, warning, type Finding } from '../report.js';

/** Resources that are gone through for files that others list; a thousand that share ten take ten thousand. */
const MOST_STEPS = 200_000;

type Lists = ReadonlyMap<Resource, ReadonlySet<string>>;

function pathsListed({ files, base }: Resource): Set<string> {
  const paths = new Set<string>();
  for (const { href } of files) {
    const target = targetOf(base, href ?? '');
    if (target.kind === 'file') paths.add(target.path);
  }
  return paths;
}

/** Says whether a resource lists a file, or one that it depends on does, however far; undefined once it is too much. */
function search(lists: Lists, byId: ById) {
  const listedAtAll = new Set([...lists.values()].flatMap((paths) => [...paths]));
  let steps = 0;
  return (path: string, resource: Resource): boolean | undefined => {
    if (!listedAtAll.has(path)) return false;
    const seen = new Set([resource]);
    for (const next of seen) {
      if (lists.get(next)?.has(path) === true) return true;
      for (const { identifierref } of next.dependencies) {
        steps += 1;
        if (steps > MOST_STEPS) return undefined;
        const to = byId.get(identifierref);
        if (to !== undefined) seen.add(to);
      }
    }
    return false;
  };
}

/** The file that a resource starts stands among its files, or those it depends on (ADL’s application profile). */
export const launchFileListed: Rule = ({ manifest, edition }) => {
  const { resources } = manifest;
  const isListed = search(
    new Map(resources.map((resource) => [resource, pathsListed(resource)])),
    byIdentifier(resources),
  );
  const report = edition === '1.2' ? warning : error;
  const findings: Finding[] = [];
  let unknown = 0;
  for (const resource of resources) {
    const { href, base, element } = resource;
    const target = targetOf(base, href ?? '');
    if (href === undefined || href === '' || target.kind !== 'file') continue;
    const listed = isListed(target.path, resource);
    if (listed === undefined) unknown += 1;
    if (listed !== false) continue;
    const message = `The resource starts ${target.path}, and does not list it. Add <file href="${href}"/> to it.`;
    findings.push(report('launch-file-unlisted', inManifest(element), message));
  }
  if (unknown === 0) return findings;
  const message = `The resources depend on so many others that for ${unknown} of them nobody looked whether the file they start is listed. Let each list its own.`;
  return [...findings, warning('not-examined', { file: MANIFEST }, message)];
};
