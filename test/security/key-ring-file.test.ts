import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keyRingFile } from '../../src/security/key-ring-file.js';
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
  await writeFile(path.join(folder, 'secret-keys'), 'newest\nolder, oldest\n');
  expect(await keyRingFile(folder)).toEqual(['newest', 'older', 'oldest']);
});
