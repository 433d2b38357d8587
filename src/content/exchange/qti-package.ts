import type { Item } from '../items.js';
import { zipOf } from './deterministic-zip.js';
import { inVersion, type QtiVersion } from './qti-dialect.js';
import { qtiItemOf } from './qti-item.js';
import { fileOfItem, manifestOf } from './qti-manifest.js';
import { xmlFile, type Xml } from './xml-tree.js';

const encoder = new TextEncoder();

/** A content package: the manifest, and each item in a file. The same items always make the same bytes. */
export function qtiPackage(items: readonly Item[], version: QtiVersion): Uint8Array {
  const file = (name: string, tree: Xml) => ({ name, bytes: encoder.encode(xmlFile(tree)) });
  return zipOf([
    file('imsmanifest.xml', manifestOf(items, version)),
    ...items.map((item) => file(fileOfItem(item), inVersion(qtiItemOf(item), version))),
  ]);
}
