import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import type { Content } from '../../src/content/content.js';
import { readConfig } from '../../src/config.js';
import {
  MADE_STANDARDS,
  makePackage,
  type MadeStandard,
  type PackageOptions,
} from '../../src/scorm/make-package.js';
import { packageContentOf } from '../../src/scorm/package-content-of.js';
import type { PlayerFiles } from '../../src/scorm/player-files.js';
import { MANIFEST_STANDARDS, type Schemas } from '../../src/scorm/schemas.js';
import { contentOf } from '../../src/services.js';
import { COMPETENCES, itemFile, smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles } from '../support/modules.js';
import { heavyPlayer, shippedSchemas, SMALL_PLAYER, textOf, unpacked } from './support/packages.js';
import { schemaErrors } from './support/schema-errors.js';

let shipped: Content;
let small: Content;
let schemas: Schemas;
let heavy: PlayerFiles;
beforeAll(async () => {
  [shipped, small, schemas, heavy] = await Promise.all([
    contentOf(readConfig({})),
    smallContent({ ...moduleFiles(), ...ENGLISH }),
    shippedSchemas(),
    heavyPlayer(),
  ]);
});

const optionsFor = (standard: MadeStandard, more: Partial<PackageOptions> = {}): PackageOptions => ({
  standard,
  language: 'fr',
  player: SMALL_PLAYER,
  schemas,
  ...more,
});

const filesOf = (standard: MadeStandard, more: Partial<PackageOptions> = {}, content = small) =>
  unpacked(makePackage(content, 'bien-noter', optionsFor(standard, more)).bytes);

describe.each(MANIFEST_STANDARDS)('every module that we ship, as SCORM %s', (standard) => {
  let packages: Map<string, { files: Map<string, Uint8Array>; size: number }>;
  beforeAll(() => {
    packages = new Map(
      [...shipped.modules.keys()].map((id) => {
        const { bytes } = makePackage(shipped, id, optionsFor(standard, { player: heavy }));
        return [id, { files: unpacked(bytes), size: bytes.length }];
      }),
    );
    expect(packages.size).toBeGreaterThan(15);
  });

  it('passes the schemas that it brings', async () => {
    const documents = new Map<string, string>();
    for (const [id, { files }] of packages) {
      documents.set(`${id}.xml`, textOf(files, 'imsmanifest.xml'));
      documents.set(`${id}-metadata.xml`, textOf(files, 'metadata.xml'));
    }
    const [one] = packages.values();
    const brought = new Map([...(one?.files ?? [])].filter(([name]) => /\.(xsd|dtd)$/.test(name)));
    expect(await schemaErrors(documents, standard, { ...schemas, [standard]: brought })).toEqual([]);
  });

  it('weighs less than 250 kB with a heavy player', () => {
    const sizes = [...packages].map(([id, { size }]) => [id, size] as const);
    expect(sizes.filter(([, size]) => size >= 250_000)).toEqual([]);
  });

  it('lists every file, each once, and none that is not there', () => {
    for (const { files } of packages.values()) {
      const manifest = textOf(files, 'imsmanifest.xml');
      const listed = [...manifest.matchAll(/<file href="([^"]+)"\/>/g)].map(([, href]) => href);
      // The manifest names its metadata, and the schemas control both: they are no files of the resource.
      const resource = [...files.keys()].filter((name) => !/\.(xml|xsd|dtd)$/.test(name));
      expect(listed.toSorted()).toEqual(resource.toSorted());
      expect(manifest).toContain('href="index.html"');
      expect(listed).toContain('index.html');
      expect(manifest).toContain('<adlcp:location>metadata.xml</adlcp:location>');
    }
  });

  it('holds every schema that it declares, and what they name', () => {
    for (const { files } of packages.values()) {
      const declared = ['imsmanifest.xml', 'metadata.xml'].flatMap((name) => {
        const [, pairs = ''] = /xsi:schemaLocation="([^"]+)"/.exec(textOf(files, name)) ?? [];
        return pairs.split(' ').filter((_, index) => index % 2 === 1);
      });
      expect(declared.length).toBeGreaterThan(2);
      expect(declared.filter((name) => !files.has(name))).toEqual([]);
    }
  });
});

it.each(MADE_STANDARDS)('gives the same bytes for the same content (%s)', async (standard) => {
  const again = await smallContent({ ...moduleFiles(), ...ENGLISH });
  const hashes = [small, again].map((content) =>
    createHash('sha256')
      .update(makePackage(content, 'bien-noter', optionsFor(standard)).bytes)
      .digest('hex'),
  );
  expect(hashes[0]).toBe(hashes[1]);
});

it.each([
  ['1.2', 'parcours-bien-noter-fr-scorm-1.2.zip'],
  ['2004-3', 'parcours-bien-noter-fr-scorm-2004-3.zip'],
  ['2004-4', 'parcours-bien-noter-fr-scorm-2004-4.zip'],
  ['cmi5', 'parcours-bien-noter-fr-cmi5.zip'],
  ['folder', 'parcours-bien-noter-fr-folder.zip'],
] as const)('names the package of %s', (standard, name) => {
  expect(makePackage(small, 'bien-noter', optionsFor(standard)).name).toBe(name);
});

it('is a plain folder without a manifest, metadata and schemas', () => {
  expect([...filesOf('folder').keys()].toSorted()).toEqual([
    'content-licence.txt',
    'content.js',
    'fonts/latin.woff2',
    'index.html',
    'player.css',
    'player.js',
  ]);
});

it.each(MADE_STANDARDS)('gives its player the content as a global (%s)', (standard) => {
  const context: { PARCOURS?: unknown } = {};
  runInNewContext(textOf(filesOf(standard), 'content.js'), context);
  const made = packageContentOf(small, 'bien-noter', { standard, language: 'fr' });
  expect(JSON.parse(JSON.stringify(context.PARCOURS))).toEqual(JSON.parse(JSON.stringify(made)));
});

it('starts on a page in its language, with plain scripts', () => {
  const page = textOf(filesOf('1.2', { language: 'en' }), 'index.html');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<title>Recording well</title>');
  expect(page).toMatch(/content\.js[^]*player\.js/);
  expect(page).toMatch(/<noscript>.*JavaScript/);
  expect(page).not.toMatch(/type="module"|https?:/);
});

it('says so where the module is not in the language of its pages', async () => {
  const untranslated = await smallContent(moduleFiles());
  const page = textOf(filesOf('1.2', { language: 'en' }, untranslated), 'index.html');
  expect(page).toContain('<html lang="en">');
  expect(page).toContain('<title lang="fr">Bien noter</title>');
});

it('names the licence of what it holds', () => {
  const files = filesOf('2004-4', { licence: 'CHU des Tilleuls, tous droits réservés' });
  expect(textOf(files, 'content-licence.txt')).toContain('tous droits réservés');
  expect(textOf(files, 'metadata.xml')).toContain('tous droits réservés');
  expect(textOf(filesOf('1.2'), 'metadata.xml')).toContain('CC BY 4.0');
});

it.each(MANIFEST_STANDARDS)('leaves with the notice of its schemas (%s)', (standard) => {
  expect(textOf(filesOf(standard), 'schemas-notice.txt')).toMatch(/IMS Global Learning Consortium/);
});

it.each(MADE_STANDARDS)('holds no reserved item (%s)', async (standard) => {
  const [noter] = COMPETENCES;
  const secret = { access: 'reserved', question: 'QUESTION SECRETE', explanation: 'REPONSE SECRETE' };
  const content = await smallContent({
    ...moduleFiles(),
    [`items/${noter}.yaml`]: itemFile(noter, 8, { 'soin-noter-04': secret }),
  });
  const files = filesOf(standard, {}, content);
  for (const name of files.keys()) expect(textOf(files, name)).not.toMatch(/SECRETE|soin-noter-04/);
});

it('refuses a player whose files not every system could unpack', () => {
  const files = new Map([...SMALL_PLAYER.files, ['polices/é.woff2', new Uint8Array()]]);
  expect(() => filesOf('folder', { player: { files } })).toThrow(/is no name/);
});
