import type { Element } from '@xmldom/xmldom';
import type { Archive } from '../archive/read-archive.js';
import { everyManifest, type Manifest } from './manifest.js';
import { targetOf, type Target } from './package-path.js';

/** A place of the manifest that names a file. */
export interface FileReference {
  readonly element: Element;
  /** As it is written. */
  readonly href: string;
  readonly target: Target;
  readonly what: 'starts' | 'lists' | 'describes';
}

/** Every place of a manifest, and of those inside it, that names a file. */
export function fileReferences(manifest: Manifest): FileReference[] {
  return everyManifest(manifest).flatMap(({ resources, metadataLocations }) => [
    ...resources.flatMap(({ element, href, base, files }) => [
      ...(href === undefined || href === ''
        ? []
        : [{ element, href, target: targetOf(base, href), what: 'starts' as const }]),
      ...files.flatMap((file) =>
        file.href === undefined || file.href === ''
          ? []
          : [
              {
                element: file.element,
                href: file.href,
                target: targetOf(base, file.href),
                what: 'lists' as const,
              },
            ],
      ),
    ]),
    ...metadataLocations
      .filter(({ href }) => href !== '')
      .map(({ element, href, base }) => ({
        element,
        href,
        target: targetOf(base, href),
        what: 'describes' as const,
      })),
  ]);
}

/** The name in the archive that a reference means: decoded, or as it stands where a `%` belongs to the name. */
export function nameIn(archive: Archive, target: Target): string | undefined {
  if (target.kind === 'file' && archive.has(target.path)) return target.path;
  if ((target.kind === 'file' || target.kind === 'badly-encoded') && archive.has(target.raw))
    return target.raw;
  return undefined;
}
