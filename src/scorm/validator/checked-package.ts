import type { Archive } from './archive/read-archive.js';
import type { Manifest } from './manifest/manifest.js';
import type { Standing } from './manifest/standard-of.js';
import type { Finding } from './report.js';
import type { ParsedXml } from './xml/parse-xml.js';

export const MANIFEST = 'imsmanifest.xml';

/** A package whose manifest can be read: what the rules look at. */
export interface CheckedPackage extends Standing {
  readonly archive: Archive;
  readonly manifest: Manifest;
  /** The manifest as it was parsed. */
  readonly text: string;
  /** The files with metadata that the manifest names, by their names; each parsed once. */
  readonly metadataFiles: ReadonlyMap<string, ParsedXml>;
}

/** One rule or one family of them. */
export type Rule = (checked: CheckedPackage) => readonly Finding[] | Promise<readonly Finding[]>;
