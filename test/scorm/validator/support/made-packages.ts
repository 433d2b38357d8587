import { zipSync } from 'fflate';
import { readArchive, type Archive } from '../../../../src/scorm/validator/archive/read-archive.js';
import { openPackage } from '../../../../src/scorm/validator/open-package.js';
import type { Finding } from '../../../../src/scorm/validator/report.js';
import { RULES } from '../../../../src/scorm/validator/rules.js';
import { schemaValidity } from '../../../../src/scorm/validator/schema/schema-validity.js';

const MANIFEST_12 = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M-1" version="1.0" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd
  http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
<metadata><schema>ADL SCORM</schema>
<schemaversion>1.2</schemaversion></metadata>
<organizations default="O-1">
<organization identifier="O-1"><title>Course</title>
<item identifier="I-1" identifierref="R-1"><title>Activity</title>
<adlcp:masteryscore>80</adlcp:masteryscore></item>
</organization></organizations>
<resources>
<resource identifier="R-1" type="webcontent" adlcp:scormtype="sco" href="index.html">
<file href="index.html"/>
<dependency identifierref="R-2"/></resource>
<resource identifier="R-2" type="webcontent" adlcp:scormtype="asset">
<file href="js/app.js"/></resource>
</resources></manifest>
`;

const MANIFEST_2004 = `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="M-1" version="1.0" xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
  xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="
  http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd
  http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd
  http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
<metadata><schema>ADL SCORM</schema>
<schemaversion>2004 4th Edition</schemaversion></metadata>
<organizations default="O-1">
<organization identifier="O-1" adlseq:objectivesGlobalToSystem="false"><title>Course</title>
<item identifier="I-1" identifierref="R-1"><title>Activity</title>
<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>
<imsss:sequencing IDRef="S-1"><imsss:objectives>
<imsss:primaryObjective objectiveID="PRIMARY" satisfiedByMeasure="true">
<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective>
<imsss:objective objectiveID="OTHER"/></imsss:objectives></imsss:sequencing>
<adlnav:presentation><adlnav:navigationInterface>
<adlnav:hideLMSUI>continue</adlnav:hideLMSUI>
</adlnav:navigationInterface></adlnav:presentation></item>
<imsss:sequencing><imsss:controlMode choice="true" flow="true"/></imsss:sequencing>
</organization></organizations>
<resources>
<resource identifier="R-1" type="webcontent" adlcp:scormType="sco" href="index.html">
<file href="index.html"/>
<dependency identifierref="R-2"/></resource>
<resource identifier="R-2" type="webcontent" adlcp:scormType="asset">
<file href="js/app.js"/></resource>
</resources>
<imsss:sequencingCollection><imsss:sequencing ID="S-1">
<imsss:deliveryControls completionSetByContent="true"/></imsss:sequencing></imsss:sequencingCollection>
</manifest>
`;

export type MadeEdition = '1.2' | '2004-3' | '2004-4';

/** What is other than in a right package. A file that is null is left out. */
export interface Changes {
  /** Each replaces the first of its kind in the manifest; one that is not there makes the test fail. */
  readonly manifest?: readonly (readonly [from: string, to: string])[];
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
}

function manifestOf(edition: MadeEdition): string {
  if (edition === '1.2') return MANIFEST_12;
  return edition === '2004-4'
    ? MANIFEST_2004
    : MANIFEST_2004.replace('2004 4th Edition', '2004 3rd Edition').replace(
        '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="1.0"/>',
        '<adlcp:completionThreshold>0.9</adlcp:completionThreshold>',
      );
}

const SCHEMAS: Readonly<Record<MadeEdition, readonly string[]>> = {
  '1.2': ['imscp_rootv1p1p2.xsd', 'adlcp_rootv1p2.xsd'],
  '2004-3': ['imscp_v1p1.xsd', 'adlcp_v1p3.xsd', 'adlseq_v1p3.xsd', 'adlnav_v1p3.xsd', 'imsss_v1p0.xsd'],
  '2004-4': ['imscp_v1p1.xsd', 'adlcp_v1p3.xsd', 'adlseq_v1p3.xsd', 'adlnav_v1p3.xsd', 'imsss_v1p0.xsd'],
};

function replaced(text: string, [from, to]: readonly [string, string]): string {
  if (!text.includes(from)) throw new RangeError(`the manifest has no ${from}`);
  return text.replace(from, () => to);
}

const encoded = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? new TextEncoder().encode(content) : content;

/** A small package that is right but for the changes. */
export function madePackage(edition: MadeEdition, { manifest = [], files = {} }: Changes = {}): Uint8Array {
  const speaks = edition === '1.2' ? 'window.API.LMSInitialize("")' : 'window.API_1484_11.Initialize("")';
  const all: Record<string, string | Uint8Array | null> = {
    'imsmanifest.xml': manifest.reduce(replaced, manifestOf(edition)),
    'index.html': '<!doctype html><title>Course</title><script src="js/app.js"></script>',
    'js/app.js': speaks,
    ...Object.fromEntries(SCHEMAS[edition].map((name) => [name, '<schema/>'])),
    ...files,
  };
  const kept = Object.entries(all).flatMap(([name, content]) =>
    content === null ? [] : [[name, encoded(content)] as const],
  );
  return zipSync(Object.fromEntries(kept));
}

/** @throws RangeError where it cannot be opened */
export function archiveOf(bytes: Uint8Array): Archive {
  const { archive } = readArchive(bytes);
  if (archive === undefined) throw new RangeError('no archive');
  return archive;
}

/** As tests write them: `error item-reference imsmanifest.xml:10`. */
export const brief = ({ severity, rule, file, line }: Finding): string =>
  `${severity} ${rule} ${file}${line === undefined ? '' : `:${line}`}`;

/** What every rule but the schemas says of a package: these take longer, and have tests of their own. */
export async function ruleFindings(edition: MadeEdition, changes: Changes = {}): Promise<string[]> {
  const { checked, findings } = openPackage(archiveOf(madePackage(edition, changes)));
  const found: Finding[] = [...findings];
  if (checked !== undefined)
    for (const rule of RULES) if (rule !== schemaValidity) found.push(...(await rule(checked)));
  return found.map(brief);
}
