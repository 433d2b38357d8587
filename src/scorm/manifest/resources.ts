import { plain, xml, type Xml } from '../xml-writer.js';
import { START, identifiersOf, type DescribedPackage } from './described-package.js';

/**
 * The one resource, a SCO, with every file that it is made of. The manifest, its metadata and the schemas are no part
 * of it (SCORM 1.2 Content Aggregation Model, 2.3.2; SCORM 2004 CAM, 3.4.1).
 * @param scormType the attribute's name: the editions write it in two ways
 */
export function resources(
  described: DescribedPackage,
  scormType: 'adlcp:scormtype' | 'adlcp:scormType',
): Xml {
  const others = described.files.filter((file) => file !== START).sort();
  return plain(
    'resources',
    xml(
      'resource',
      {
        identifier: identifiersOf(described).resource,
        type: 'webcontent',
        [scormType]: 'sco',
        href: START,
      },
      ...[START, ...others].map((href) => xml('file', { href })),
    ),
  );
}

/** The attribute that says where the schema of each namespace is. */
export const schemaLocations = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs).flat().join(' ');
