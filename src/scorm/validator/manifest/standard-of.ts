import type { Element } from '@xmldom/xmldom';
import type { Report } from '../report.js';
import { childOf, wordsOf } from '../xml/elements.js';
import { NS } from './namespaces.js';
import type { Vocabulary } from './read-manifest.js';

/** The editions that have rules and schemas of their own. */
export type Edition = '1.2' | '2004-3' | '2004-4';

export interface Standing {
  /** What the package says that it is. */
  readonly standard: Report['standard'];
  /** What it is looked at as. */
  readonly edition: Edition;
  readonly words: Vocabulary;
  /** What stands in `<schemaversion>`, or nothing. */
  readonly version: string | undefined;
}

/** `CAM 1.3` was written from the second edition on; the third says so too (REQ_30.5.3.1). */
const VERSIONS: ReadonlyMap<string, Edition> = new Map([
  ['CAM 1.3', '2004-3'],
  ['2004 3rd Edition', '2004-3'],
  ['2004 4th Edition', '2004-4'],
]);

/** Which edition a manifest follows, by its namespace and its version; undefined for what is no SCORM manifest. */
export function standardOf(root: Element): Standing | undefined {
  const cp = root.namespaceURI;
  if (root.localName !== 'manifest' || (cp !== NS.cp12 && cp !== NS.cp)) return undefined;
  const metadata = childOf(root, cp, 'metadata');
  const element = metadata === undefined ? undefined : childOf(metadata, cp, 'schemaversion');
  const version = element === undefined ? undefined : wordsOf(element);
  if (cp === NS.cp12) {
    const words = { cp, adlcp: NS.adl12, scormType: 'scormtype' } as const;
    return { standard: '1.2', edition: '1.2', words, version };
  }
  const edition = VERSIONS.get(version ?? '');
  const words = { cp, adlcp: NS.adlcp, scormType: 'scormType' } as const;
  return { standard: edition ?? 'unknown', edition: edition ?? '2004-4', words, version };
}
