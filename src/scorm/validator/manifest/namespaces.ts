/** The namespaces that SCORM names, and the schema files that they are usually mapped to. */
export const NS = {
  cp12: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2',
  adl12: 'http://www.adlnet.org/xsd/adlcp_rootv1p2',
  md12: 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1',
  cp: 'http://www.imsglobal.org/xsd/imscp_v1p1',
  adlcp: 'http://www.adlnet.org/xsd/adlcp_v1p3',
  adlseq: 'http://www.adlnet.org/xsd/adlseq_v1p3',
  adlnav: 'http://www.adlnet.org/xsd/adlnav_v1p3',
  imsss: 'http://www.imsglobal.org/xsd/imsss',
  lom: 'http://ltsc.ieee.org/xsd/LOM',
  xml: 'http://www.w3.org/XML/1998/namespace',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  xmlns: 'http://www.w3.org/2000/xmlns/',
} as const;

/** As messages write them. */
export const PREFIXES: ReadonlyMap<string, string> = new Map([
  [NS.adl12, 'adlcp:'],
  [NS.adlcp, 'adlcp:'],
  [NS.adlseq, 'adlseq:'],
  [NS.adlnav, 'adlnav:'],
  [NS.imsss, 'imsss:'],
  [NS.lom, 'lom:'],
  [NS.md12, 'imsmd:'],
  [NS.xml, 'xml:'],
  [NS.cp12, ''],
  [NS.cp, ''],
]);

/** The file of a namespace where no schemaLocation names one (ADL, RequiredFilesChecker). */
export const USUAL_SCHEMA_FILES: ReadonlyMap<string, string> = new Map([
  [NS.cp, 'imscp_v1p1.xsd'],
  [NS.imsss, 'imsss_v1p0.xsd'],
  [NS.adlcp, 'adlcp_v1p3.xsd'],
  [NS.adlseq, 'adlseq_v1p3.xsd'],
  [NS.adlnav, 'adlnav_v1p3.xsd'],
]);
