import { setImmediate } from 'node:timers/promises';
import type { Content } from '../content/content.js';
import { CONTENT_LICENCE, MIXED_LICENCE } from './licence.js';
import { makePackage, type MadeStandard, type Package } from './make-package.js';
import { packageContentOf } from './package-content-of.js';
import { learnerFiles } from './package-files.js';
import { readPlayerFiles } from './player-files.js';
import { readSchemas } from './schemas.js';
import { zipOf, type Files } from './zip.js';
import type { Language } from '../content/localized.js';

interface PackageMakerParts {
  readonly content: Content;
  /** Whether the content is ours alone, and so is its licence. */
  readonly oursAlone: boolean;
  /** Folders of the built player and of the schema files. */
  readonly player: string;
  readonly schemas: string;
}

/** How a package is to be. */
export interface PackageWish {
  readonly standard: MadeStandard;
  readonly language: Language;
}

/** Makes packages while the service runs; the player is read when the first one is asked for. */
export interface PackageMaker {
  /** @throws PackageError for a module that is not there, or a player that is not built */
  make(moduleId: string, wish: PackageWish): Promise<Package>;
  /** Several packages in one file. @throws PackageError */
  makeAll(moduleIds: readonly string[], wish: PackageWish): Promise<Package>;
  /** What a learner's browser is given of a package, unpacked. @throws PackageError */
  filesOf(moduleId: string, wish: PackageWish): Promise<Files>;
}

export function packageMaker({ content, oursAlone, player, schemas }: PackageMakerParts): PackageMaker {
  const licence = oursAlone ? CONTENT_LICENCE : MIXED_LICENCE;
  let reading: Promise<Pick<Parameters<typeof makePackage>[2], 'player' | 'schemas'>> | undefined;

  async function parts() {
    reading ??= Promise.all([readPlayerFiles(player), readSchemas(schemas)]).then(
      ([playerFiles, schemaFiles]) => ({ player: playerFiles, schemas: schemaFiles }),
    );
    try {
      return await reading;
    } catch (error) {
      // A player that is built later is found then.
      reading = undefined;
      throw error;
    }
  }

  async function make(moduleId: string, wish: PackageWish): Promise<Package> {
    return makePackage(content, moduleId, { ...wish, ...(await parts()), licence });
  }

  return {
    make,
    async makeAll(moduleIds, wish) {
      const packages = new Map<string, Uint8Array>();
      for (const moduleId of moduleIds) {
        const { name, bytes } = await make(moduleId, wish);
        packages.set(name, bytes);
        // Between two packages others are served.
        await setImmediate();
      }
      const name = `parcours-modules-${wish.language}-${wish.standard}.zip`;
      return { name, bytes: zipOf(packages) };
    },
    async filesOf(moduleId, wish) {
      return learnerFiles(packageContentOf(content, moduleId, wish), (await parts()).player, licence);
    },
  };
}
