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

/** Resources by their identifiers; of two with the same, the last. */
export type ById = ReadonlyMap<string | undefined, Resource>;

export const byIdentifier = (resources: readonly Resource[]): ById =>
  new Map(resources.map((resource) => [resource.identifier, resource]));

/** Those of every organization, parents before their children. */
export function everyItem(organizations: readonly { readonly items: readonly Item[] }[]): Item[] {
  const found: Item[] = [];
  const take = (items: readonly Item[]) => {
    for (const item of items) {
      found.push(item);
      take(item.items);
    }
  };
  for (const { items } of organizations) take(items);
  return found;
}

/** The manifest itself and all those inside it. */
export function everyManifest(manifest: Manifest): Manifest[] {
  const found: Manifest[] = [];
  const take = (one: Manifest) => {
    found.push(one);
    one.inner.forEach(take);
  };
  take(manifest);
  return found;
}
