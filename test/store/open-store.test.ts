import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { StoreError } from '../../src/store/errors.js';
import { openStore } from '../../src/store/open-store.js';
import { temporaryDirectory } from '../support/stores.js';
import { SAMPLES, thing, THINGS } from './contract/samples.js';

const open = (url: string) => openStore(url, { definitions: SAMPLES });

describe('opening a store', () => {
  test('takes a path from the working directory, and makes the directories', async () => {
    const file = join(await temporaryDirectory(), 'a', 'b', 'store.db');
    const store = await open(`sqlite:${relative(process.cwd(), file)}`);
    await store.collection(THINGS).insert(thing('a'));
    await store.close();
    const again = await open(`sqlite:${file}`);
    expect(await again.collection(THINGS).count({})).toBe(1);
    await again.close();
  });

  test('in memory gives each opening its own', async () => {
    const first = await open('sqlite::memory:');
    const second = await open('sqlite::memory:');
    await first.collection(THINGS).insert(thing('a'));
    expect(await second.collection(THINGS).count({})).toBe(0);
    await Promise.all([first.close(), second.close()]);
  });

  test.each(['', 'sqlite:', 'postgres://user:secret@host/db', './data/parcours.db', 'mongodb:host'])(
    'refuses the address "%s" without repeating it',
    async (url) => {
      const refusal = await open(url).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(StoreError);
      expect(String(refusal)).not.toContain('secret');
    },
  );

  test('refuses definitions that are not sound', async () => {
    await expect(openStore('sqlite::memory:', { definitions: [THINGS, THINGS] })).rejects.toThrow(StoreError);
  });

  test('refuses a file that is no database', async () => {
    const file = join(await temporaryDirectory(), 'store.db');
    await writeFile(file, 'This is a text that is long enough to be looked at. '.repeat(40));
    await expect(open(`sqlite:${file}`)).rejects.toThrow(StoreError);
  });

  test('refuses a path that is a directory, or below a file', async () => {
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'store.db'));
    await expect(open(`sqlite:${join(directory, 'store.db')}`)).rejects.toThrow(StoreError);
    await writeFile(join(directory, 'file'), '');
    await expect(open(`sqlite:${join(directory, 'file', 'store.db')}`)).rejects.toThrow(StoreError);
  });

  test('refuses a MongoDB address that cannot be read', async () => {
    await expect(open('mongodb://')).rejects.toThrow(StoreError);
  });
});
