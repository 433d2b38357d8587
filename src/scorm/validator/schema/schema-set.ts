import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { XMLFileInfo } from 'xmllint-wasm';
import { NS } from '../manifest/namespaces.js';
import type { Edition } from '../manifest/standard-of.js';
import { readFolder } from '../../read-folder.js';

/** The schemas of one edition, ready for the validator. */
export interface SchemaSet {
  /** Imports all others, so that extensions are known wherever they stand. */
  readonly entry: XMLFileInfo;
  readonly files: readonly XMLFileInfo[];
  readonly namespaces: ReadonlySet<string>;
}

const FOLDER = fileURLToPath(new URL('../../../../scorm-package/schemas', import.meta.url));

/** The schema of each namespace; of several, the first that is there. Loose LOM, because its vocabularies may be one’s own. */
const ENTRIES: Readonly<Record<Edition, readonly (readonly [string, readonly string[]])[]>> = {
  '1.2': [
    [NS.cp12, ['imscp_rootv1p1p2.xsd']],
    [NS.adl12, ['adlcp_rootv1p2.xsd']],
    [NS.md12, ['imsmd_rootv1p2p1.xsd']],
  ],
  '2004-3': of2004(),
  '2004-4': of2004(),
};

function of2004(): (readonly [string, readonly string[]])[] {
  return [
    [NS.cp, ['imscp_v1p1.xsd']],
    [NS.adlcp, ['adlcp_v1p3.xsd']],
    [NS.adlseq, ['adlseq_v1p3.xsd']],
    [NS.adlnav, ['adlnav_v1p3.xsd']],
    [NS.imsss, ['imsss_v1p0.xsd']],
    [NS.lom, ['lomLoose.xsd', 'lom.xsd']],
  ];
}

/** The validator knows no folders. */
const flat = (name: string) => name.replaceAll('/', '--');

/**
 * The `xml:` attributes, for schemas that import them from the network or from `ims_xml.xsd`, which declares the
 * namespace in a way that libxml2 refuses.
 */
const XML_XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${NS.xml}">
<xs:attribute name="lang" type="xs:language"/><xs:attribute name="base" type="xs:anyURI"/>
<xs:attribute name="space"><xs:simpleType><xs:restriction base="xs:NCName">
<xs:enumeration value="default"/><xs:enumeration value="preserve"/></xs:restriction></xs:simpleType></xs:attribute>
<xs:attribute name="link" type="xs:string"/>
<xs:attributeGroup name="specialAttrs"><xs:attribute ref="xml:base"/><xs:attribute ref="xml:lang"/>
<xs:attribute ref="xml:space"/></xs:attributeGroup></xs:schema>`;
const XML_FILE = 'xml-namespace.xsd';

/** Points every import at the flat name of its file, and those of the `xml:` namespace at ours. */
function relocated(name: string, schema: string): string {
  return schema.replace(/\bschemaLocation\s*=\s*"([^"]*)"/g, (_all, location: string) => {
    const file = path.posix.normalize(path.posix.join(path.posix.dirname(name), location));
    const ofXml = /(?:^|[/_])xml\.xsd$/.test(location);
    return `schemaLocation="${ofXml ? XML_FILE : flat(file)}"`;
  });
}

/**
 * The metadata schema of SCORM 1.2 allows any element at the end of many, its own among them, so that a parser cannot
 * tell which rule an element falls under, and libxml2 refuses to compile it. Here, only those of other namespaces.
 */
const deterministic = (name: string, schema: string): string =>
  name === 'imsmd_rootv1p2p1.xsd' ? schema.replaceAll('namespace="##any"', 'namespace="##other"') : schema;

async function textsIn(folder: string): Promise<Map<string, string>> {
  const files = [...(await readFolder(folder))].filter(([name]) => name.endsWith('.xsd'));
  return new Map(files.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

/** Reads the schemas that we keep for an edition; never those of the package that is looked at. */
export async function loadSchemaSet(
  edition: Edition,
  folder = path.join(FOLDER, edition),
): Promise<SchemaSet> {
  const texts = await textsIn(folder);
  const entries = ENTRIES[edition].flatMap(([namespace, names]) => {
    const file = names.find((name) => texts.has(name));
    return file === undefined ? [] : [{ namespace, file }];
  });
  const imports = entries.map(
    ({ namespace, file }) => `<xs:import namespace="${namespace}" schemaLocation="${flat(file)}"/>`,
  );
  const contents = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${imports.join('')}</xs:schema>`;
  const files = [...texts].map(([name, schema]) => ({
    fileName: flat(name),
    contents: relocated(name, deterministic(name, schema)),
  }));
  return {
    entry: { fileName: 'all.xsd', contents },
    files: [...files, { fileName: XML_FILE, contents: XML_XSD }],
    namespaces: new Set([...entries.map(({ namespace }) => namespace), NS.xml, NS.xsi]),
  };
}
