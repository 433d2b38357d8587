import { unzipSync } from 'fflate';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readConfig } from '../../../src/config.js';
import type { Language } from '../../../src/content/localized.js';
import { makePackage, type MadeStandard } from '../../../src/scorm/make-package.js';
import { readPlayerFiles } from '../../../src/scorm/player-files.js';
import { readSchemas } from '../../../src/scorm/schemas.js';
import { contentOf, playerFolder, schemasFolder } from '../../../src/services.js';
import { temporaryDirectory } from '../../support/stores.js';

/** A package of a shipped module, as an LMS unpacks it: files by their names. */
export async function unpacked(module: string, standard: MadeStandard, language: Language = 'fr') {
  const [content, player, schemas] = await Promise.all([
    contentOf(readConfig({})),
    readPlayerFiles(playerFolder),
    readSchemas(schemasFolder),
  ]);
  return unzipSync(makePackage(content, module, { standard, language, player, schemas }).bytes);
}

/** The same on a disk. @returns the address of its first page */
export async function onDisk(module: string, standard: MadeStandard, language: Language = 'fr') {
  const folder = await temporaryDirectory();
  for (const [name, bytes] of Object.entries(await unpacked(module, standard, language))) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
  return `file://${folder}/index.html`;
}
