import { zipOf } from '../../content/exchange/deterministic-zip.js';
import { xmlFile, type Xml } from '../../content/exchange/xml-tree.js';
import type { Path } from '../../content/paths.js';
import { cartridgeManifest, fileOfLink } from './cartridge-manifest.js';
import { linkDescriptor, type LinkOptions } from './link-descriptor.js';

/**
 * Links to paths, for an LMS to put into a course at once: a thin Common Cartridge 1.3. The same paths always make the
 * same bytes.
 */
export function cartridgeOf(paths: readonly Path[], options: LinkOptions): Uint8Array {
  const file = (name: string, tree: Xml) => ({ name, bytes: new TextEncoder().encode(xmlFile(tree)) });
  return zipOf([
    file('imsmanifest.xml', cartridgeManifest(paths, options.language)),
    ...paths.map((path) => file(fileOfLink(path), linkDescriptor(path, options))),
  ]);
}
