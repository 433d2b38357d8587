import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { temporaryDirectory } from '../../support/stores.js';
import { contentFolder, itemFile } from '../../support/content-folder.js';
import { SMALL_PLAYER, textOf, unpacked } from '../../scorm/support/packages.js';
import { commandLine } from '../support/command-line.js';

/** A folder with a built player, small enough for a test. */
async function builtPlayer(): Promise<string> {
  const folder = await temporaryDirectory();
  for (const [name, bytes] of SMALL_PLAYER.files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
  return folder;
}

let player: string;
beforeAll(async () => {
  player = await builtPlayer();
});

/** The command with these words, writing into a folder that is not there yet. */
async function exporting(words: readonly string[], settings: Record<string, string> = {}) {
  const cli = await commandLine(settings);
  const out = path.join(await temporaryDirectory(), 'new', 'packages');
  const line = ['scorm', 'export', ...words, '--out', out, '--player', player];
  return { cli, line, out };
}

const MODULE = ['--module', 'cybersecurite-menaces'];

const listSchema = z.array(z.strictObject({ file: z.string(), bytes: z.int(), sha256: z.string() }));

it('writes one package for each module and standard, and lists them', async () => {
  const { cli, line, out } = await exporting([
    ...MODULE,
    '--module',
    'outils-choisir',
    ...['--standard', '2004-4', '--standard', '1.2'],
  ]);
  const list = listSchema.parse(await cli.json(...line));
  const names = ['cybersecurite-menaces', 'outils-choisir'].flatMap((id) =>
    ['1.2', '2004-4'].map((standard) => `parcours-${id}-fr-scorm-${standard}.zip`),
  );
  expect(list.map(({ file }) => file)).toEqual(names.map((name) => path.join(out, name)));
  expect((await readdir(out)).toSorted()).toEqual(names.toSorted());
  for (const { file, bytes, sha256 } of list) {
    const written = await readFile(file);
    expect(written).toHaveLength(bytes);
    expect(createHash('sha256').update(written).digest('hex')).toBe(sha256);
    expect(unpacked(new Uint8Array(written)).has('imsmanifest.xml')).toBe(true);
  }
});

it('takes every module', async () => {
  const { cli, line, out } = await exporting(['--all', '--standard', 'folder']);
  expect(await cli.run(...line)).toMatchObject({ code: 0, err: '' });
  expect((await readdir(out)).length).toBeGreaterThan(15);
});

it('takes every standard', async () => {
  const { cli, line, out } = await exporting([...MODULE, '--standard', 'all']);
  expect(await cli.run(...line)).toMatchObject({ code: 0, err: '' });
  expect((await readdir(out)).toSorted()).toEqual(
    ['cmi5', 'folder', 'scorm-1.2', 'scorm-2004-3', 'scorm-2004-4'].map(
      (family) => `parcours-cybersecurite-menaces-fr-${family}.zip`,
    ),
  );
});

it('replaces a package by a new one with the same bytes, and leaves nothing beside it', async () => {
  const { cli, line, out } = await exporting([...MODULE, '--standard', '1.2']);
  const first = await cli.json(...line);
  expect(await cli.json(...line)).toEqual(first);
  expect(await readdir(out)).toHaveLength(1);
});

it('says which modules are still in French', async () => {
  const words = [...MODULE, '--module', 'outils-choisir', '--standard', '1.2', '--lang', 'en'];
  const { cli, line, out } = await exporting(words);
  const { out: said } = await cli.run(...line);
  expect(said).toMatch(/Still in French: outils-choisir\./);
  expect(await readdir(out)).toContain('parcours-cybersecurite-menaces-en-scorm-1.2.zip');
});

it('claims no licence for what an institution added, and takes the one that it is told', async () => {
  const folder = await contentFolder({ 'items/chu.yaml': reservedItems() });
  const licenceOf = async (...more: string[]) => {
    const words = [...MODULE, '--standard', 'folder', ...more];
    const { cli, line, out } = await exporting(words, { CONTENT_DIRS: folder });
    await cli.run(...line);
    const [file = ''] = await readdir(out);
    return textOf(unpacked(new Uint8Array(await readFile(path.join(out, file)))), 'content-licence.txt');
  };
  expect(await licenceOf()).toMatch(/CC BY 4\.0.*what an institution added stands under its own terms/);
  expect(await licenceOf('--licence', 'CHU des Tilleuls')).toBe('CHU des Tilleuls\n');
});

function reservedItems(): string {
  const words = { access: 'reserved', question: 'QUESTION SECRETE' };
  return itemFile('cybersecurite.menaces', 2, {
    'cybersecurite-menaces-01': { ...words, id: 'chu-menaces-01' },
    'cybersecurite-menaces-02': { ...words, id: 'chu-menaces-02' },
  });
}

it('lets no reserved item leave', async () => {
  const folder = await contentFolder({ 'items/chu.yaml': reservedItems() });
  const { cli, line, out } = await exporting([...MODULE, '--standard', 'all'], { CONTENT_DIRS: folder });
  expect(await cli.run(...line)).toMatchObject({ code: 0, err: '' });
  for (const name of await readdir(out)) {
    const files = unpacked(new Uint8Array(await readFile(path.join(out, name))));
    expect(files.size).toBeGreaterThan(3);
    for (const inside of files.keys()) expect(textOf(files, inside)).not.toMatch(/SECRETE|chu-menaces/);
  }
});

it('names the modules that there are for one that is not', async () => {
  const { cli, line, out } = await exporting(['--module', 'cybersecurite', '--standard', '1.2']);
  const { code, err } = await cli.run(...line);
  expect(code).toBe(1);
  expect(err).toMatch(
    /there is no module cybersecurite; there are .*cybersecurite-menaces, .*outils-choisir/,
  );
  await expect(readdir(out)).rejects.toThrow(/ENOENT/);
});

it('says so where the player was not built', async () => {
  const { cli, line } = await exporting([...MODULE, '--standard', '1.2']);
  const nowhere = path.join(player, 'nowhere');
  const { code, err } = await cli.run(...line.slice(0, -1), nowhere);
  expect([code, err]).toEqual([1, expect.stringContaining('the player is not built')]);
});

it('reads nothing of a folder that holds no player', async () => {
  const { cli, line } = await exporting([...MODULE, '--standard', '1.2']);
  const folder = await temporaryDirectory();
  await writeFile(path.join(folder, 'player.js'), '');
  // Nothing could read it: the attempt would be told of instead.
  await writeFile(path.join(folder, 'film.mp4'), '');
  await truncate(path.join(folder, 'film.mp4'), 3 * 1024 ** 3);
  const { code, err } = await cli.run(...line.slice(0, -1), folder);
  expect([code, err]).toEqual([
    1,
    `parcours scorm export: the player is not built: ${folder} lacks player.css`,
  ]);
});

it('says plainly where it cannot write', async () => {
  const { cli, line } = await exporting([...MODULE, '--standard', '1.2']);
  const folder = await temporaryDirectory();
  const writingTo = async (out: string) => {
    const { code, err } = await cli.run(...line.slice(0, -3), out, '--player', player);
    expect(code).toBe(1);
    return err;
  };
  const file = path.join(folder, 'a.txt');
  await writeFile(file, 'un mot');
  expect(await writingTo(file)).toBe(
    `parcours scorm export: the folder ${file} cannot be made: there is a file of that name; name a folder`,
  );
  expect(await writingTo(path.join(file, 'b'))).toMatch(
    /a\.txt\/b cannot be made: it would lie in a file; name a folder$/,
  );
  const name = 'parcours-cybersecurite-menaces-fr-scorm-1.2.zip';
  await mkdir(path.join(folder, name));
  expect(await writingTo(folder)).toBe(
    `parcours scorm export: ${path.join(folder, name)} cannot be written: there is a folder of that name; move it away`,
  );
  expect(await readFile(file, 'utf8')).toBe('un mot');
});

it.each([
  ['neither a module nor all of them', ['--standard', '1.2'], /--module is missing/],
  ['a module and all of them', [...MODULE, '--all', '--standard', '1.2'], /--all leaves nothing/],
  ['no standard', MODULE, /--standard is missing/],
  ['a standard that is none', [...MODULE, '--standard', '2004'], /1\.2, 2004-3, 2004-4, cmi5, folder or all/],
  ['a language that is none', [...MODULE, '--standard', '1.2', '--lang', 'de'], /fr or en/],
])('is not written right with %s', async (_name, words, says) => {
  const { cli, line } = await exporting(words);
  const { code, err } = await cli.run(...line);
  expect(code).toBe(2);
  expect(err).toMatch(says);
});
