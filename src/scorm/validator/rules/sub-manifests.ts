import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { warning } from '../report.js';

/** ADL’s SubmanifestChecker: SCORM 2004 leaves manifests inside the manifest out of account. */
export const subManifests: Rule = ({ manifest, edition }) =>
  edition === '1.2'
    ? []
    : manifest.inner.map(({ root }) =>
        warning(
          'sub-manifest',
          inManifest(root),
          'There is a manifest inside the manifest. ADL advises against it and no LMS need read it: put its resources into the outer one.',
        ),
      );
