import type { Archive } from './archive/read-archive.js';
import { MANIFEST } from './checked-package.js';
import { error, type Finding } from './report.js';

const OTHER_KINDS: readonly (readonly [RegExp, string])[] = [
  [/^cmi5\.xml$/i, 'It seems to be a cmi5 package.'],
  [/^tincan\.xml$/i, 'It seems to be a Tin Can (xAPI) package.'],
  [/^[^/]+\.(?:crs|cst|au)$/i, 'It seems to be an AICC package.'],
  [/^h5p\.json$/i, 'It seems to be an H5P package.'],
];

/** ADL’s IMSManifestAtRootChecker; where the manifest is elsewhere, it says where. */
export function missingManifest({ names }: Archive): Finding {
  const start = `There is no ${MANIFEST} at the root of the package, so no LMS can import it.`;
  const deeper = names.find((name) => name.toLowerCase().endsWith(`/${MANIFEST}`));
  if (deeper !== undefined) {
    const folder = deeper.slice(0, deeper.lastIndexOf('/'));
    const message = `${start} It is in the folder ${folder}: pack what is in the folder, not the folder.`;
    return error('manifest-missing', { file: deeper }, message);
  }
  const otherCase = names.find((name) => name.toLowerCase() === MANIFEST);
  if (otherCase !== undefined)
    return error(
      'manifest-missing',
      { file: otherCase },
      `${start} Rename ${otherCase}: the name is in small letters.`,
    );
  const kind = OTHER_KINDS.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
  return error('manifest-missing', { file: '' }, `${start} ${kind ?? 'Add it.'}`);
}
