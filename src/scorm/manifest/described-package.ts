/** What a manifest says, whatever the standard. */
export interface DescribedPackage {
  /** The module's id, as authors write it. */
  readonly id: string;
  readonly language: string;
  readonly title: string;
  /** At most 20 characters. */
  readonly edition: string;
  /** From which score on the module is passed, in percent. */
  readonly mastery: number;
  readonly competence: string;
  /** Every file that the learner's browser may ask for, the start page among them. */
  readonly files: readonly string[];
}

/** Where a learner starts. */
export const START = 'index.html';

export const MANIFEST = 'imsmanifest.xml';

export const METADATA = 'metadata.xml';

/**
 * Identifiers of a manifest's parts: `xs:ID`, so that each begins with a letter and is there once. They stay the same
 * from one edition to the next, so that an LMS knows the module again.
 */
export function identifiersOf({ id, language }: Pick<DescribedPackage, 'id' | 'language'>) {
  return {
    manifest: `parcours-${id}-${language}`,
    organization: `organization-${id}`,
    item: `item-${id}`,
    resource: `resource-${id}`,
  };
}
