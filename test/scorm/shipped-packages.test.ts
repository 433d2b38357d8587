import { readConfig } from '../../src/config.js';
import type { Content } from '../../src/content/content.js';
import { makePackage } from '../../src/scorm/make-package.js';
import { readPlayerFiles, type PlayerFiles } from '../../src/scorm/player-files.js';
import { MANIFEST_STANDARDS, readSchemas, type Schemas } from '../../src/scorm/schemas.js';
import { validatePackage } from '../../src/scorm/validator/validate-package.js';
import { contentOf, playerFolder, schemasFolder } from '../../src/services.js';

/** What a package without films or sounds may weigh, in bytes. */
const HEAVIEST = 250_000;

let content: Content;
let player: PlayerFiles;
let schemas: Schemas;
beforeAll(async () => {
  content = await contentOf(readConfig({}));
  player = await readPlayerFiles(playerFolder);
  schemas = await readSchemas(schemasFolder);
});

describe.each(MANIFEST_STANDARDS)('every module that is shipped, as a package of SCORM %s', (standard) => {
  it('has nothing for the validator to find, and is light', async () => {
    const found: string[] = [];
    for (const id of content.modules.keys()) {
      const { name, bytes } = makePackage(content, id, { standard, language: 'fr', player, schemas });
      const { findings, standard: seen } = await validatePackage(bytes);
      expect([id, seen]).toEqual([id, standard]);
      found.push(...findings.map(({ rule, file, message }) => `${name}: ${rule}: ${file}: ${message}`));
      if (bytes.length > HEAVIEST) found.push(`${name}: ${bytes.length} bytes`);
    }
    expect(found).toEqual([]);
  }, 120_000);
});

it('speaks of no event that browsers are about to drop', () => {
  const script = new TextDecoder().decode(player.files.get('player.js'));
  expect(script).toContain('pagehide');
  expect(script).not.toMatch(/unload/);
});
