import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyRingFile, KeyRingFileError } from '../../src/security/key-ring-file.js';
import { temporaryDirectory } from '../support/stores.js';

it('makes a key of 32 bytes once, and gives it again afterwards', async () => {
  const folder = path.join(await temporaryDirectory(), 'not', 'there', 'yet');
  const ring = await keyRingFile(folder);
  expect(ring).toHaveLength(1);
  expect(Buffer.from(ring[0] ?? '', 'base64')).toHaveLength(32);
  expect(await keyRingFile(folder)).toEqual(ring);
});

it('makes it readable by its owner alone', async () => {
  const folder = await temporaryDirectory();
  await keyRingFile(folder);
  expect((await stat(path.join(folder, 'secret-keys'))).mode & 0o777).toBe(0o600);
});

it('gives the same key to many that start at once', async () => {
  const folder = await temporaryDirectory();
  const rings = await Promise.all(Array.from({ length: 20 }, () => keyRingFile(folder)));
  for (const ring of rings) expect(ring).toEqual(rings[0]);
  expect(rings[0]).toHaveLength(1);
});

it('reads the ring that an operator wrote, newest first, on lines or with commas', async () => {
  const folder = await temporaryDirectory();
  const ring = ['newest', 'older', 'oldest'].map((key) => Buffer.from(key.padEnd(32)).toString('base64'));
  await writeFile(path.join(folder, 'secret-keys'), `${ring[0]}\n${ring[1]}, ${ring[2]}\n`);
  expect(await keyRingFile(folder)).toEqual(ring);
});

it.each([
  ['nothing', ''],
  ['no base64', '?'.repeat(44)],
  ['a key of 16 bytes', Buffer.alloc(16, 1).toString('base64')],
  ['a good key and half of one', `${Buffer.alloc(32, 1).toString('base64')}\nAAAA`],
])('refuses a file that holds %s', async (_what, text) => {
  const folder = await temporaryDirectory();
  await writeFile(path.join(folder, 'secret-keys'), text);
  await expect(keyRingFile(folder)).rejects.toThrow(KeyRingFileError);
});

it('leaves nothing behind but the file', async () => {
  const folder = await temporaryDirectory();
  await Promise.all([keyRingFile(folder), keyRingFile(folder)]);
  expect(await readdir(folder)).toEqual(['secret-keys']);
});
