import { xml, type Xml, type XmlNode } from './xml-tree.js';

export const QTI_VERSIONS = ['2.1', '3.0'] as const;

export type QtiVersion = (typeof QTI_VERSIONS)[number];

interface Names {
  /** The namespace of an item, and where its schema is. */
  readonly item: readonly [namespace: string, schema: string];
  /** The same for the manifest, and for the metadata of QTI in it. */
  readonly manifest: readonly [namespace: string, schema: string];
  readonly metadata: readonly [namespace: string, schema: string];
  readonly lom: readonly [namespace: string, schema: string];
  /** What the manifest calls the package and each item. */
  readonly packageSchema: readonly [name: string, version: string];
  readonly resourceType: string;
}

const XSD = 'http://www.imsglobal.org/xsd';
const PURL = 'https://purl.imsglobal.org/spec';

/** IMS QTI v2.1 and 1EdTech QTI v3.0, « XML Schema and Vocabulary Documents ». */
export const QTI_NAMES: Readonly<Record<QtiVersion, Names>> = {
  '2.1': {
    item: [`${XSD}/imsqti_v2p1`, `${XSD}/qti/qtiv2p1/imsqti_v2p1.xsd`],
    manifest: [`${XSD}/imscp_v1p1`, `${XSD}/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd`],
    metadata: [`${XSD}/imsqti_metadata_v2p1`, `${XSD}/qti/qtiv2p1/imsqti_metadata_v2p1p1.xsd`],
    lom: ['http://ltsc.ieee.org/xsd/LOM', `${XSD}/imsmd_loose_v1p3p2.xsd`],
    packageSchema: ['QTIv2.1 Package', '1.0.0'],
    resourceType: 'imsqti_item_xmlv2p1',
  },
  '3.0': {
    item: [`${XSD}/imsqtiasi_v3p0`, `${PURL}/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd`],
    manifest: [`${XSD}/qti/qtiv3p0/imscp_v1p1`, `${PURL}/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd`],
    metadata: [`${XSD}/imsqti_metadata_v3p0`, `${PURL}/qti/v3p0/schema/xsd/imsqti_metadatav3p0_v1p0.xsd`],
    lom: ['http://ltsc.ieee.org/xsd/LOM', `${PURL}/md/v1p3/schema/xsd/imsmd_loose_v1p3p2.xsd`],
    packageSchema: ['QTI Package', '3.0.0'],
    resourceType: 'imsqti_item_xmlv3p0',
  },
};

/** The elements of HTML that words are made of: both versions call them the same. */
export const WORD_ELEMENTS: ReadonlySet<string> = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol li em strong code pre blockquote a br hr table thead tbody tr th td'.split(
    ' ',
  ),
);

const hyphened = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** In 3.0 what a modal feedback says stands in an element of its own. */
function contents({ name, children }: Xml): readonly XmlNode[] {
  const said = children.map((child) => (typeof child === 'string' ? child : inVersion3(child)));
  return name === 'modalFeedback' ? [xml('qti-content-body', {}, ...said)] : said;
}

function inVersion3(tree: Xml): Xml {
  const { name, attributes } = tree;
  const renamed = Object.fromEntries(
    Object.entries(attributes).map(([key, value]) => [hyphened(key), value]),
  );
  return xml(WORD_ELEMENTS.has(name) ? name : `qti-${hyphened(name)}`, renamed, ...contents(tree));
}

/** An item written in the words of 2.1, in that version. 3.0 has them with a prefix and hyphens. */
export function inVersion(tree: Xml, version: QtiVersion): Xml {
  const { name, attributes, children } = version === '2.1' ? tree : inVersion3(tree);
  const [namespace, schema] = QTI_NAMES[version].item;
  const heads = {
    xmlns: namespace,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} ${schema}`,
  };
  return xml(name, { ...heads, ...attributes }, ...children);
}
