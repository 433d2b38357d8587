import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../../../src/cli/scorm/write-whole.js';
import { temporaryDirectory } from '../../support/stores.js';

const BYTES = new TextEncoder().encode('des mots');

it('replaces a file whole', async () => {
  const folder = await temporaryDirectory();
  await writeFile(path.join(folder, 'a.zip'), 'un texte bien plus long');
  await writeWhole(path.join(folder, 'a.zip'), BYTES);
  expect(await readFile(path.join(folder, 'a.zip'), 'utf8')).toBe('des mots');
});

it('leaves nothing behind where it cannot', async () => {
  const folder = await temporaryDirectory();
  await mkdir(path.join(folder, 'a.zip'));
  await expect(writeWhole(path.join(folder, 'a.zip'), BYTES)).rejects.toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
  expect(await readdir(folder)).toEqual(['a.zip']);
});
