import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PackageError } from '../../src/scorm/package-error.js';
import { readPlayerFiles } from '../../src/scorm/player-files.js';
import { temporaryDirectory } from '../support/stores.js';

it('reads the player with what is in its folders', async () => {
  const folder = await temporaryDirectory();
  await mkdir(path.join(folder, 'fonts'));
  for (const name of ['player.js', 'player.css', 'fonts/a.woff2'])
    await writeFile(path.join(folder, name), name);
  const { files } = await readPlayerFiles(folder);
  expect([...files.keys()]).toEqual(['fonts/a.woff2', 'player.css', 'player.js']);
  expect(new TextDecoder().decode(files.get('fonts/a.woff2'))).toBe('fonts/a.woff2');
});

it('says that it is not built, and what is missing', async () => {
  const folder = await temporaryDirectory();
  await writeFile(path.join(folder, 'player.js'), '');
  await expect(readPlayerFiles(folder)).rejects.toThrow(
    new PackageError(`the player is not built: ${folder} lacks player.css`),
  );
  await expect(readPlayerFiles(path.join(folder, 'nowhere'))).rejects.toThrow(PackageError);
});

it('keeps an error of the system that says more', async () => {
  const folder = await temporaryDirectory();
  const file = path.join(folder, 'a-file');
  await writeFile(file, '');
  await expect(readPlayerFiles(file)).rejects.toThrow(/ENOTDIR/);
});
