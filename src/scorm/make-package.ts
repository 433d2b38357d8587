import type { Content } from '../content/content.js';
import type { Language } from '../content/localized.js';
import { CONTENT_LICENCE } from './licence.js';
import { packageContentOf } from './package-content-of.js';
import { learnerFiles, withCourseStructure, withManifest } from './package-files.js';
import type { PlayerFiles } from './player-files.js';
import type { Schemas } from './schemas.js';
import type { Standard } from './standards.js';
import { zipOf, type Files } from './zip.js';

/** Standards that packages are made for. Another one joins here, and in {@link makePackage} with its files. */
export const MADE_STANDARDS = [
  '1.2',
  '2004-3',
  '2004-4',
  'cmi5',
  'folder',
] as const satisfies readonly Standard[];

export type MadeStandard = (typeof MADE_STANDARDS)[number];

export interface PackageOptions {
  readonly standard: MadeStandard;
  readonly language: Language;
  readonly player: PlayerFiles;
  readonly schemas: Schemas;
  /** What the package says of the rights in its content; that of ours where absent. */
  readonly licence?: string | undefined;
}

/** A package as a file. */
export interface Package {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const FAMILIES: Readonly<Record<MadeStandard, string>> = {
  '1.2': 'scorm-1.2',
  '2004-3': 'scorm-2004-3',
  '2004-4': 'scorm-2004-4',
  cmi5: 'cmi5',
  folder: 'folder',
};

/**
 * A module as a package: the same bytes for the same content, player and options.
 * @throws PackageError for a module that is not there, or that holds what may not leave
 * @throws RangeError for a player whose files have names that are not portable
 */
export function makePackage(
  content: Content,
  moduleId: string,
  { standard, language, player, schemas, licence = CONTENT_LICENCE }: PackageOptions,
): Package {
  const made = packageContentOf(content, moduleId, { standard, language });
  const learner = learnerFiles(made, player, licence);
  const filesFor = (): Files => {
    if (standard === 'folder') return learner;
    if (standard === 'cmi5') return withCourseStructure(made, learner);
    return withManifest(made, standard, learner, { content, schemas, licence });
  };
  return { name: `parcours-${moduleId}-${language}-${FAMILIES[standard]}.zip`, bytes: zipOf(filesFor()) };
}
