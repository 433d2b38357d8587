import type { Archive } from './archive/read-archive.js';
import { MANIFEST, type CheckedPackage } from './checked-package.js';
import { readMetadataFiles } from './manifest/metadata-files.js';
import { readManifest } from './manifest/read-manifest.js';
import { standardOf } from './manifest/standard-of.js';
import { missingManifest } from './missing-manifest.js';
import { error, type Finding } from './report.js';
import { parseXml } from './xml/parse-xml.js';

interface Opened {
  /** What the rules look at; undefined where there is nothing to look at. */
  readonly checked?: CheckedPackage;
  readonly findings: readonly Finding[];
  /** It is no SCORM package, and not to be judged as one. */
  readonly foreign?: boolean;
}

/** What the rules look at, or why there is nothing to look at: ADL’s first two checks and its fourth. */
export function openPackage(archive: Archive): Opened {
  if (!archive.has(MANIFEST)) {
    const { finding, foreign } = missingManifest(archive);
    return { findings: [finding], foreign };
  }
  const bytes = archive.bytesOf(MANIFEST);
  if (bytes === undefined) {
    const message =
      'The manifest cannot be unpacked, so that nothing else was checked. Make the package again.';
    return { findings: [error('xml-not-well-formed', { file: MANIFEST }, message)] };
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
  const { files: metadataFiles, findings: unread } = readMetadataFiles(archive, manifest);
  return {
    checked: { ...standing, archive, manifest, text, metadataFiles },
    findings: [...findings, ...unread],
  };
}
