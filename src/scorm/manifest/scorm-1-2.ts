import { plain, xml, type Xml } from '../xml-writer.js';
import { METADATA, identifiersOf, type DescribedPackage } from './described-package.js';
import { resources, schemaLocations } from './resources.js';

const IMSCP = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
const ADLCP = 'http://www.adlnet.org/xsd/adlcp_rootv1p2';

const SCHEMAS = { [IMSCP]: 'imscp_rootv1p1p2.xsd', [ADLCP]: 'adlcp_rootv1p2.xsd' };

/** The schemas that the manifest declares. */
export const SCORM_12_SCHEMAS: readonly string[] = Object.values(SCHEMAS);

/** The manifest of SCORM 1.2 (Content Aggregation Model 1.2, section 2.3): one SCO, passed from the mastery score on. */
export function scorm12Manifest(described: DescribedPackage): Xml {
  const { title, edition, mastery } = described;
  const ids = identifiersOf(described);
  return xml(
    'manifest',
    {
      identifier: ids.manifest,
      version: edition,
      xmlns: IMSCP,
      'xmlns:adlcp': ADLCP,
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': schemaLocations(SCHEMAS),
    },
    plain(
      'metadata',
      plain('schema', 'ADL SCORM'),
      plain('schemaversion', '1.2'),
      plain('adlcp:location', METADATA),
    ),
    xml(
      'organizations',
      { default: ids.organization },
      xml(
        'organization',
        { identifier: ids.organization },
        plain('title', title),
        xml(
          'item',
          { identifier: ids.item, identifierref: ids.resource, isvisible: 'true' },
          plain('title', title),
          plain('adlcp:masteryscore', String(mastery)),
        ),
      ),
    ),
    resources(described, 'adlcp:scormtype'),
  );
}
