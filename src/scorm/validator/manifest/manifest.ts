import type { Element } from '@xmldom/xmldom';

/** A `<file>` of a resource. */
export interface ListedFile {
  readonly element: Element;
  readonly href: string | undefined;
}

export interface Dependency {
  readonly element: Element;
  readonly identifierref: string | undefined;
}

export interface Resource {
  readonly element: Element;
  readonly identifier: string | undefined;
  readonly href: string | undefined;
  /** `sco`, `asset` or what else stands there, under the name that the edition gives the attribute. */
  readonly scormType: string | undefined;
  /** Every `xml:base` that holds for its files, joined. */
  readonly base: string;
  readonly files: readonly ListedFile[];
  readonly dependencies: readonly Dependency[];
}

export interface Item {
  readonly element: Element;
  readonly identifier: string | undefined;
  readonly identifierref: string | undefined;
  readonly items: readonly Item[];
}

export interface Organization {
  readonly element: Element;
  readonly identifier: string | undefined;
  readonly items: readonly Item[];
}

/** A reference to a file with metadata (`adlcp:location`). */
export interface MetadataLocation {
  readonly element: Element;
  readonly href: string;
  readonly base: string;
}

/** imsmanifest.xml, read without judging it: what is missing is undefined or empty. */
export interface Manifest {
  readonly root: Element;
  readonly metadata: Element | undefined;
  readonly organizationsElement: Element | undefined;
  readonly organizations: readonly Organization[];
  readonly resourcesElement: Element | undefined;
  readonly resources: readonly Resource[];
  readonly metadataLocations: readonly MetadataLocation[];
  /** The manifests inside this one: SCORM 1.2 allows them, and SCORM 2004 leaves them out of account. */
  readonly inner: readonly Manifest[];
}

/** Those of every organization, parents before their children. */
export function everyItem(organizations: readonly { readonly items: readonly Item[] }[]): Item[] {
  const below = (item: Item): Item[] => [item, ...item.items.flatMap(below)];
  return organizations.flatMap(({ items }) => items.flatMap(below));
}

/** The manifest itself and all those inside it. */
export const everyManifest = (manifest: Manifest): Manifest[] => [
  manifest,
  ...manifest.inner.flatMap(everyManifest),
];
