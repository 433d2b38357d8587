import { validateXML } from 'xmllint-wasm';
import type { ManifestStandard, Schemas } from '../../../src/scorm/schemas.js';

const OF_2004 = {
  'http://www.imsglobal.org/xsd/imscp_v1p1': 'imscp_v1p1.xsd',
  'http://www.adlnet.org/xsd/adlcp_v1p3': 'adlcp_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlseq_v1p3': 'adlseq_v1p3.xsd',
  'http://www.adlnet.org/xsd/adlnav_v1p3': 'adlnav_v1p3.xsd',
  'http://www.imsglobal.org/xsd/imsss': 'imsss_v1p0.xsd',
  'http://ltsc.ieee.org/xsd/LOM': 'lom.xsd',
};

/** The namespaces of manifests and metadata, and the files that say what is in them. */
const NAMESPACES: Readonly<Record<ManifestStandard, Readonly<Record<string, string>>>> = {
  '1.2': {
    'http://www.imsproject.org/xsd/imscp_rootv1p1p2': 'imscp_rootv1p1p2.xsd',
    'http://www.adlnet.org/xsd/adlcp_rootv1p2': 'adlcp_rootv1p2.xsd',
    'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1': 'imsmd_rootv1p2p1.xsd',
  },
  '2004-3': OF_2004,
  '2004-4': OF_2004,
};

/** One schema that knows every namespace: without it, what one namespace puts into another would be unknown. */
function everything(standard: ManifestStandard): string {
  const imports = Object.entries(NAMESPACES[standard]).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" schemaLocation="${file}"/>`,
  );
  return `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
}

/**
 * The schemas as libxml2 can compile them. Those of SCORM 1.2 are older than XML Schema's last word: one takes the
 * namespace of `xml:` for its default, and one lets any element follow what it names itself.
 */
function compilable(standard: ManifestStandard, schemas: Schemas): Map<string, string> {
  const decoded = (of: ManifestStandard) =>
    [...schemas[of]].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const);
  const files = new Map(decoded(standard));
  if (standard !== '1.2') return files;
  const newer = new Map(decoded('2004-4'));
  for (const name of ['XMLSchema.dtd', 'datatypes.dtd']) files.set(name, newer.get(name) ?? '');
  files.set('ims_xml.xsd', newer.get('xml.xsd') ?? '');
  const metadata = files.get('imsmd_rootv1p2p1.xsd') ?? '';
  files.set('imsmd_rootv1p2p1.xsd', metadata.replaceAll('namespace="##any"', 'namespace="##other"'));
  return files;
}

/** What the standard's schemas say against documents, by their name; nothing where all are right. */
export async function schemaErrors(
  documents: ReadonlyMap<string, string>,
  standard: ManifestStandard,
  schemas: Schemas,
): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [...documents].map(([fileName, contents]) => ({ fileName, contents })),
    schema: { fileName: 'everything.xsd', contents: everything(standard) },
    preload: [...compilable(standard, schemas)].map(([fileName, contents]) => ({ fileName, contents })),
  });
  return errors.map(({ rawMessage }) => rawMessage);
}
