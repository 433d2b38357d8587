import type { Archive } from './archive/read-archive.js';
import { MANIFEST } from './checked-package.js';
import { error, type Finding } from './report.js';

const OTHER_KINDS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^cmi5\.xml$/i, 'a cmi5 package'],
  [/^tincan\.xml$/i, 'a Tin Can (xAPI) package'],
  [/^[^/]+\.(?:crs|cst|au)$/i, 'an AICC package'],
  [/^h5p\.json$/i, 'an H5P package'],
];

/** A manifest that is there, and not where or as an LMS looks for it; undefined where there is none. */
function misplaced(names: readonly string[]): Finding | undefined {
  const start = `There is no ${MANIFEST} at the root of the package, so no LMS can import it.`;
  const deeper = names.find((name) => name.toLowerCase().endsWith(`/${MANIFEST}`));
  if (deeper !== undefined) {
    const folder = deeper.slice(0, deeper.lastIndexOf('/'));
    const message = `${start} It is in the folder ${folder}: pack what is in the folder, not the folder.`;
    return error('manifest-missing', { file: deeper }, message);
  }
  const otherCase = names.find((name) => name.toLowerCase() === MANIFEST);
  if (otherCase === undefined) return undefined;
  const message = `${start} Rename ${otherCase}: the name is in small letters.`;
  return error('manifest-missing', { file: otherCase }, message);
}

/**
 * ADL’s IMSManifestAtRootChecker; where the manifest is elsewhere, it says where. A ZIP file without any is no SCORM
 * package at all, `foreign`: what it is may be right, and none of our rules is for it.
 */
export function missingManifest({ names }: Archive): { finding: Finding; foreign: boolean } {
  const kind = OTHER_KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  const found = misplaced(names);
  if (found !== undefined && kind === undefined) return { finding: found, foreign: false };
  const message =
    kind === undefined
      ? `This is no SCORM package: it holds no ${MANIFEST}. It was not judged. If it is meant to be one, add the manifest at its root.`
      : `This is no SCORM package but ${kind}: it was not judged. An LMS that takes such packages may well import it.`;
  return { finding: error('manifest-missing', { file: '' }, message), foreign: true };
}
