import { IMS_METADATA_SCHEMA, imsMetadata } from '../metadata/ims-metadata.js';
import { LOM_SCHEMA, ieeeLom } from '../metadata/ieee-lom.js';
import type { LearningObject } from '../metadata/learning-object.js';
import type { ManifestStandard } from '../schemas.js';
import type { Xml } from '../xml-writer.js';
import type { DescribedPackage } from './described-package.js';
import { SCORM_12_SCHEMAS, scorm12Manifest } from './scorm-1-2.js';
import { FOURTH_EDITION } from './scorm-2004-4.js';
import { SCORM_2004_SCHEMAS, scorm2004Manifest } from './scorm-2004.js';
import { THIRD_EDITION } from './scorm-2004-3.js';

/** What a standard asks for around a module. */
interface ManifestKind {
  readonly manifest: (described: DescribedPackage) => Xml;
  readonly metadata: (module: LearningObject) => Xml;
  /** Every schema that the manifest and the metadata declare. */
  readonly declared: readonly string[];
}

const of2004 = { metadata: ieeeLom, declared: [...SCORM_2004_SCHEMAS, LOM_SCHEMA] };

export const MANIFESTS: Readonly<Record<ManifestStandard, ManifestKind>> = {
  '1.2': {
    manifest: scorm12Manifest,
    metadata: imsMetadata,
    declared: [...SCORM_12_SCHEMAS, IMS_METADATA_SCHEMA],
  },
  '2004-3': { ...of2004, manifest: (described) => scorm2004Manifest(described, THIRD_EDITION) },
  '2004-4': { ...of2004, manifest: (described) => scorm2004Manifest(described, FOURTH_EDITION) },
};
