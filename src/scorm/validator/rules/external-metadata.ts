import type { Rule } from '../checked-package.js';
import { inManifest } from '../in-manifest.js';
import { targetOf } from '../manifest/package-path.js';
import { everyManifest } from '../manifest/manifest.js';
import { error, type Finding } from '../report.js';

/** Files with metadata, which the manifest names by `<adlcp:location>`: named, and well-formed (ADL, SchemaHandler). */
export const externalMetadata: Rule = ({ manifest, metadataFiles }) => {
  const locations = everyManifest(manifest).flatMap(({ metadataLocations }) => metadataLocations);
  const unnamed = locations
    .filter(({ href }) => href === '')
    .map(({ element }): Finding => {
      const message = '<adlcp:location> is empty. Name the file with the metadata, or remove it.';
      return error('metadata-location', inManifest(element), message);
    });
  const external = locations
    .filter(({ href, base }) => href !== '' && targetOf(base, href).kind === 'external')
    .map(({ element, href }) => {
      const message = `The metadata is at ${href}, outside the package. Put the file into it.`;
      return error('metadata-location', inManifest(element), message);
    });
  return [...unnamed, ...external, ...[...metadataFiles.values()].flatMap(({ findings }) => findings)];
};
