import type { Archive } from './archive/read-archive.js';
import { MANIFEST, type CheckedPackage } from './checked-package.js';
import { everyManifest, type Manifest } from './manifest/manifest.js';
import { targetOf } from './manifest/package-path.js';
import { readManifest } from './manifest/read-manifest.js';
import { nameIn } from './manifest/referenced-files.js';
import { standardOf } from './manifest/standard-of.js';
import { missingManifest } from './missing-manifest.js';
import { error, type Finding } from './report.js';
import { parseXml, type ParsedXml } from './xml/parse-xml.js';

function metadataFilesOf(archive: Archive, manifest: Manifest): Map<string, ParsedXml> {
  const parsed = new Map<string, ParsedXml>();
  for (const { metadataLocations } of everyManifest(manifest)) {
    for (const { href, base } of metadataLocations) {
      const name = nameIn(archive, targetOf(base, href));
      const bytes = name === undefined ? undefined : archive.bytesOf(name);
      if (name !== undefined && bytes !== undefined && !parsed.has(name))
        parsed.set(name, parseXml(name, bytes));
    }
  }
  return parsed;
}

/** What the rules look at, or why there is nothing to look at: ADL’s first two checks and its fourth. */
export function openPackage(archive: Archive): { checked?: CheckedPackage; findings: readonly Finding[] } {
  const bytes = archive.bytesOf(MANIFEST);
  if (bytes === undefined) {
    const message =
      'The manifest cannot be unpacked, so that nothing else was checked. Make the package again.';
    const unread = error('xml-not-well-formed', { file: MANIFEST }, message);
    return { findings: [archive.has(MANIFEST) ? unread : missingManifest(archive)] };
  }
  const { root, text, findings } = parseXml(MANIFEST, bytes);
  if (root === undefined) return { findings };
  const standing = standardOf(root);
  if (standing === undefined) {
    const message = `The manifest begins with <${root.nodeName}> of the namespace “${root.namespaceURI ?? ''}”. A SCORM manifest begins with <manifest> of http://www.imsproject.org/xsd/imscp_rootv1p1p2 (1.2) or http://www.imsglobal.org/xsd/imscp_v1p1 (2004).`;
    const place = { file: MANIFEST, line: root.lineNumber ?? 1 };
    return { findings: [...findings, error('manifest-root', place, message)] };
  }
  const manifest = readManifest(root, standing.words);
  const metadataFiles = metadataFilesOf(archive, manifest);
  return { checked: { ...standing, archive, manifest, text, metadataFiles }, findings };
}
