import type { Element } from '@xmldom/xmldom';
import { MANIFEST, type CheckedPackage, type Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { NS, USUAL_SCHEMA_FILES } from '../manifest/namespaces.js';
import { targetOf } from '../manifest/package-path.js';
import { error, warning, type Finding } from '../report.js';
import { attributeOf, descendantsOf } from '../xml/elements.js';

interface Mapping {
  readonly element: Element;
  readonly namespace: string;
  readonly location: string;
}

/** Pairs of a namespace and its schema; manifests have about ten. */
const MOST_MAPPINGS = 2_000;

const BUILT_IN: ReadonlySet<string> = new Set([NS.xml, NS.xsi, NS.xmlns]);

function namespacesIn(elements: readonly Element[]): Set<string> {
  const used = new Set<string>();
  for (const element of elements) {
    for (const { namespaceURI } of [element, ...Array.from(element.attributes)])
      if (namespaceURI !== null && namespaceURI !== '' && !BUILT_IN.has(namespaceURI)) used.add(namespaceURI);
  }
  return used;
}

/** The pairs, each once, and what is wrong with how they are written. */
function mappingsIn(elements: readonly Element[]): { mappings: readonly Mapping[]; findings: Finding[] } {
  const mappings = new Map<string, Mapping>();
  const findings: Finding[] = [];
  for (const element of elements) {
    const words = (attributeOf(element, 'schemaLocation', NS.xsi) ?? '')
      .split(' ')
      .filter((word) => word !== '');
    if (words.length % 2 !== 0) {
      const message = 'xsi:schemaLocation must be pairs: a namespace, then its file. One of them is missing.';
      findings.push(error('schema-location-odd', inManifest(element), message));
    }
    for (let at = 0; at + 1 < words.length && mappings.size < MOST_MAPPINGS; at += 2) {
      const [namespace = '', location = ''] = [words[at], words[at + 1]];
      const key = `${namespace} ${location}`;
      if (!mappings.has(key)) mappings.set(key, { element, namespace, location });
    }
  }
  if (mappings.size === MOST_MAPPINGS) {
    const message = `xsi:schemaLocation names ${MOST_MAPPINGS} files and more: those beyond were not looked for.`;
    findings.push(warning('not-examined', { file: MANIFEST }, message));
  }
  return { mappings: [...mappings.values()], findings };
}

/** A schema that a namespace in use is mapped to must stand at the root, and where the mapping says (ADL). */
function missing(
  { archive }: CheckedPackage,
  mapping: Mapping,
  used: ReadonlySet<string>,
): Finding | undefined {
  const { namespace, location, element } = mapping;
  const target = targetOf('', location);
  if (target.kind === 'external') {
    const message = `The schema of ${namespace} is at ${location}. Put a copy of it beside the manifest: an LMS may be without a network.`;
    return warning('schema-file-external', inManifest(element), message);
  }
  const file = target.kind === 'file' ? target.path : location;
  const atRoot = file.split('/').at(-1) ?? file;
  if (archive.has(file) && archive.has(atRoot)) return undefined;
  if (!used.has(namespace)) {
    const message = `xsi:schemaLocation names ${location}, which is not in the package. Add it, or take the pair away: nothing here uses ${namespace}.`;
    return warning('schema-file-unused', inManifest(element), message);
  }
  const message = archive.has(file)
    ? `The schema file ${file} must stand at the root of the package, beside the manifest. Move it.`
    : `xsi:schemaLocation names ${location}, which is not in the package. Add the file at its root.`;
  return error('schema-file-missing', inManifest(element), message);
}

/** What holds where the manifest names no schema at all: the usual files of 2004 are then expected at the root. */
function withoutLocations({ archive, edition }: CheckedPackage, used: ReadonlySet<string>): Finding[] {
  const findings: Finding[] = [
    warning('schema-location-missing', { file: MANIFEST }, 'The manifest has no xsi:schemaLocation. Add it.'),
  ];
  if (edition === '1.2') return findings;
  for (const [namespace, file] of USUAL_SCHEMA_FILES) {
    if (!used.has(namespace) || archive.has(file)) continue;
    const message = `The schema file ${file} is not at the root of the package. Add it: the manifest uses ${namespace}.`;
    findings.push(error('schema-file-missing', { file: MANIFEST }, message));
  }
  return findings;
}

/** ADL’s RequiredFilesChecker: the schemas that the manifest needs are named, and are there. */
export const schemaFiles: Rule = (checked) => {
  const { root } = checked.manifest;
  const elements = [root, ...descendantsOf(root)];
  const used = namespacesIn(elements);
  const { mappings, findings } = mappingsIn(elements);
  if (mappings.length === 0) return [...findings, ...withoutLocations(checked, used)];
  const mapped = new Set(mappings.map(({ namespace }) => namespace));
  const unmapped = [...used]
    .filter((namespace) => !mapped.has(namespace))
    .map((namespace) => {
      const message = `The manifest uses the namespace ${namespace}, for which xsi:schemaLocation names no file. Add the pair.`;
      return error('schema-location-missing', inManifest(root), message);
    });
  const absent = mappings
    .map((mapping) => missing(checked, mapping, used))
    .filter((found) => found !== undefined);
  return [...findings, ...unmapped, ...absent];
};
