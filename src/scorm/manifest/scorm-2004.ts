import { plain, xml, type Xml } from '../xml-writer.js';
import { METADATA, identifiersOf, type DescribedPackage } from './described-package.js';
import { objectiveId } from './objective-id.js';
import { resources, schemaLocations } from './resources.js';

const IMSCP = 'http://www.imsglobal.org/xsd/imscp_v1p1';

const NAMESPACES = {
  adlcp: 'http://www.adlnet.org/xsd/adlcp_v1p3',
  adlseq: 'http://www.adlnet.org/xsd/adlseq_v1p3',
  adlnav: 'http://www.adlnet.org/xsd/adlnav_v1p3',
  imsss: 'http://www.imsglobal.org/xsd/imsss',
};

const SCHEMAS = {
  [IMSCP]: 'imscp_v1p1.xsd',
  [NAMESPACES.adlcp]: 'adlcp_v1p3.xsd',
  [NAMESPACES.adlseq]: 'adlseq_v1p3.xsd',
  [NAMESPACES.adlnav]: 'adlnav_v1p3.xsd',
  [NAMESPACES.imsss]: 'imsss_v1p0.xsd',
};

/** The schemas that the manifests of both editions declare. */
export const SCORM_2004_SCHEMAS: readonly string[] = Object.values(SCHEMAS);

/** What the editions say in two ways. */
export interface Edition2004 {
  readonly schemaVersion: string;
  /** Attributes of the organisation that the other edition does not know. */
  readonly organization: Readonly<Record<string, string>>;
  /** All steps done: complete. */
  readonly completionThreshold: Xml;
}

/** What an LMS might show and has no sense with one SCO, or would lose what the learner has done. */
const HIDDEN = ['previous', 'continue', 'abandon', 'abandonAll'];

/** The primary objective is the module's; the second is its competence (Sequencing and Navigation, section 3.10). */
function sequencing({ mastery, competence }: DescribedPackage): Xml {
  return plain(
    'imsss:sequencing',
    plain(
      'imsss:objectives',
      xml(
        'imsss:primaryObjective',
        { objectiveID: 'module', satisfiedByMeasure: 'true' },
        plain('imsss:minNormalizedMeasure', String(mastery / 100)),
      ),
      xml('imsss:objective', { objectiveID: objectiveId(competence) }),
    ),
    xml('imsss:deliveryControls', { completionSetByContent: 'true', objectiveSetByContent: 'true' }),
  );
}

/** The manifest of SCORM 2004 (Content Aggregation Model, section 3.4): one SCO. */
export function scorm2004Manifest(described: DescribedPackage, edition: Edition2004): Xml {
  const { title } = described;
  const ids = identifiersOf(described);
  return xml(
    'manifest',
    {
      identifier: ids.manifest,
      version: described.edition,
      xmlns: IMSCP,
      ...Object.fromEntries(Object.entries(NAMESPACES).map(([prefix, uri]) => [`xmlns:${prefix}`, uri])),
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:schemaLocation': schemaLocations(SCHEMAS),
    },
    plain(
      'metadata',
      plain('schema', 'ADL SCORM'),
      plain('schemaversion', edition.schemaVersion),
      plain('adlcp:location', METADATA),
    ),
    xml(
      'organizations',
      { default: ids.organization },
      xml(
        'organization',
        {
          identifier: ids.organization,
          'adlseq:objectivesGlobalToSystem': 'false',
          ...edition.organization,
        },
        plain('title', title),
        xml(
          'item',
          { identifier: ids.item, identifierref: ids.resource, isvisible: 'true' },
          plain('title', title),
          edition.completionThreshold,
          sequencing(described),
          plain(
            'adlnav:presentation',
            plain('adlnav:navigationInterface', ...HIDDEN.map((name) => plain('adlnav:hideLMSUI', name))),
          ),
        ),
        plain('imsss:sequencing', xml('imsss:controlMode', { choice: 'true', flow: 'true' })),
      ),
    ),
    resources(described, 'adlcp:scormType'),
  );
}
