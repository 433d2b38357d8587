import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { temporaryDirectory } from '../../support/stores.js';
import { commandLine } from '../support/command-line.js';

async function cartridge(...words: readonly string[]) {
  const out = path.join(await temporaryDirectory(), 'parcours.imscc');
  const cli = await commandLine();
  return { cli, out, line: ['content', 'cartridge', '--out', out, ...words] };
}

it('writes links to the paths that are named, each once', async () => {
  const { cli, out, line } = await cartridge(
    ...['--path', 'decouverte', '--path', 'cybersecurite-menaces', '--path', 'decouverte', '--lang', 'en'],
  );
  expect(await cli.json(...line)).toEqual({
    file: out,
    links: ['decouverte', 'cybersecurite-menaces'],
    french: [],
  });
  const files = unzipSync(await readFile(out));
  expect(Object.keys(files)).toEqual([
    'imsmanifest.xml',
    'links/decouverte.xml',
    'links/cybersecurite-menaces.xml',
  ]);
  const link = new TextDecoder().decode(files['links/decouverte.xml']);
  expect(link).toContain('>https://parcours.example.fr/lti/launch<');
  expect(link).toContain('A first look in ten questions');
});

it('takes every path and every module', async () => {
  const { cli, out, line } = await cartridge('--all');
  const { code, out: said } = await cli.run(...line);
  expect(code).toBe(0);
  const links = Object.keys(unzipSync(await readFile(out))).length - 1;
  expect(links).toBeGreaterThan(25);
  expect(said).toContain(`${links} links to https://parcours.example.fr are in`);
});

it('leaves a file alone that is there', async () => {
  const { cli, out, line } = await cartridge('--all');
  await writeFile(out, 'ours');
  expect(await cli.run(...line)).toMatchObject({ code: 1 });
  expect(await readFile(out, 'utf8')).toBe('ours');
});

it('names the paths that there are for one that is not', async () => {
  const { cli, line } = await cartridge('--path', 'nulle-part');
  const { code, err } = await cli.run(...line);
  expect(code).toBe(1);
  expect(err).toMatch(/there is no path nulle-part; there are .*decouverte/);
});

it.each([
  ['neither a path nor all of them', [], /--path is missing/],
  ['a path and all of them', ['--all', '--path', 'decouverte'], /--all leaves nothing/],
  ['a language that is none', ['--all', '--lang', 'de'], /fr or en/],
])('is not written right with %s', async (_name, words, says) => {
  const { cli, line } = await cartridge(...words);
  const { code, err } = await cli.run(...line);
  expect(code).toBe(2);
  expect(err).toMatch(says);
});
