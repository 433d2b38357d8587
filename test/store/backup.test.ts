import { appendFile, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { readBackup, writeBackup } from '../../src/store/backup-file.js';
import type { BackedUpDocument } from '../../src/store/backup-file.js';
import { backupStore, copyStore, restoreStore } from '../../src/store/backup.js';
import { StoreError } from '../../src/store/errors.js';
import type { Store } from '../../src/store/port.js';
import { memoryStore, temporaryDirectory } from '../support/stores.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from './contract/notes.js';
import { collected, SAMPLES, seat, SEATS, thing, THINGS } from './contract/samples.js';

const COUNT = 120;

async function filledStore(): Promise<Store> {
  const store = await memoryStore(SAMPLES);
  for (let n = 0; n < COUNT; n += 1) {
    await store
      .collection(THINGS)
      .insert(thing(`t${n}`, { rank: n, body: { line: 'a\u2028b\n"é\u{1F600}', n } }));
  }
  await store.collection(SEATS).insert(seat('a', 'r', 1));
  return store;
}

async function backupOf(store: Store): Promise<string> {
  const file = join(await temporaryDirectory(), 'made', 'backup.jsonl.gz');
  await backupStore(store, SAMPLES, file);
  return file;
}

const everything = async (store: Store) => [
  await collected(store.collection(THINGS).stream({})),
  await collected(store.collection(SEATS).stream({})),
];

describe('a backup', () => {
  test('restores every document into an empty store', async () => {
    const store = await filledStore();
    const file = await backupOf(store);
    const restored = await memoryStore(SAMPLES);
    expect(await restoreStore(restored, SAMPLES, file)).toEqual(
      new Map([
        ['things', COUNT],
        ['numbered_seats', 1],
      ]),
    );
    expect(await everything(restored)).toEqual(await everything(store));
    expect(await restored.collection(THINGS).count({ rank: { gte: 100 } })).toBe(20);
  });

  test('says what it holds', async () => {
    const backup = await readBackup(await backupOf(await filledStore()));
    expect(backup.engine).toBe('sqlite');
    expect(Date.parse(backup.createdAt)).toBeGreaterThan(0);
    expect(backup.collections.get('things')).toEqual({ count: COUNT, schema: 1 });
  });

  test('of an empty store restores to an empty store', async () => {
    const file = await backupOf(await memoryStore(SAMPLES));
    expect(await restoreStore(await memoryStore(SAMPLES), SAMPLES, file)).toEqual(new Map());
  });

  test('may be read by its owner only, and leaves no part beside it', async () => {
    const file = await backupOf(await filledStore());
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, '..'))).toEqual(['backup.jsonl.gz']);
  });

  test('that fails leaves the one before and no part', async () => {
    const file = await backupOf(await filledStore());
    const before = await readFile(file);
    const failing = async function* (): AsyncGenerator<BackedUpDocument> {
      yield { collection: 'things', schema: 1, document: {} };
      throw new Error('the disk is full');
    };
    await expect(writeBackup(file, 'sqlite', failing())).rejects.toThrow('the disk is full');
    expect(await readFile(file)).toEqual(before);
    expect(await readdir(join(file, '..'))).toHaveLength(1);
  });

  test('is refused by a store that holds something, unless forced', async () => {
    const file = await backupOf(await filledStore());
    const other = await memoryStore(SAMPLES);
    await other.collection(SEATS).insert(seat('z', 'other', 9));
    await expect(restoreStore(other, SAMPLES, file)).rejects.toThrow(/not empty/);
    expect(await other.collection(THINGS).count({})).toBe(0);
    await restoreStore(other, SAMPLES, file, { force: true });
    expect(await other.collection(SEATS).get('z')).toBeUndefined();
    expect(await other.collection(THINGS).count({})).toBe(COUNT);
  });

  test('of an older schema is brought up', async () => {
    const old = await memoryStore([FIRST_NOTES]);
    await old.collection(FIRST_NOTES).insert({ id: 'a', text: 'two words' });
    const file = join(await temporaryDirectory(), 'notes');
    await backupStore(old, [FIRST_NOTES], file);
    const store = await memoryStore([NOTES]);
    await restoreStore(store, [NOTES], file, { migrations: NOTE_MIGRATIONS });
    expect((await store.collection(NOTES).get('a'))?.doc).toMatchObject({ content: 'two words', words: 2 });
  });

  test('of a newer schema is refused', async () => {
    const store = await memoryStore([NOTES]);
    await store.collection(NOTES).insert({ id: 'a', content: 'c', words: 1 });
    const file = join(await temporaryDirectory(), 'notes');
    await backupStore(store, [NOTES], file);
    await expect(restoreStore(await memoryStore([FIRST_NOTES]), [FIRST_NOTES], file)).rejects.toThrow(
      /newer/,
    );
  });

  test('of a newer schema is refused before anything is removed, even by force', async () => {
    const store = await memoryStore([NOTES]);
    await store.collection(NOTES).insert({ id: 'a', content: 'c', words: 1 });
    const file = join(await temporaryDirectory(), 'notes');
    await backupStore(store, [NOTES], file);
    const old = await memoryStore([FIRST_NOTES]);
    await old.collection(FIRST_NOTES).insert({ id: 'b', text: 'stays' });
    await expect(restoreStore(old, [FIRST_NOTES], file, { force: true })).rejects.toThrow(/newer/);
    expect(await collected(old.collection(FIRST_NOTES).stream({}))).toEqual([{ id: 'b', text: 'stays' }]);
  });

  test('with a collection that the program does not know is refused', async () => {
    const file = await backupOf(await filledStore());
    await expect(restoreStore(await memoryStore([THINGS]), [THINGS], file)).rejects.toThrow(/newer/);
  });
});

describe('a damaged backup', () => {
  const text = async (file: string) => gunzipSync(await readFile(file)).toString();
  const lines = async (file: string) => (await text(file)).trimEnd().split('\n');
  const rewrite = async (file: string, content: string) => writeFile(file, gzipSync(content));

  test.each<[string, (file: string) => Promise<void>]>([
    ['cut short', async (file) => truncate(file, (await stat(file)).size - 30)],
    ['empty', async (file) => truncate(file, 0)],
    ['no backup at all', async (file) => writeFile(file, 'a text')],
    ['gzipped, but no backup', async (file) => rewrite(file, '{"format":"another"}\n')],
    ['no JSON', async (file) => rewrite(file, 'a text\n')],
    [
      'without its last line',
      async (file) => rewrite(file, `${(await lines(file)).slice(0, -1).join('\n')}\n`),
    ],
    ['without its last line end', async (file) => rewrite(file, (await text(file)).trimEnd())],
    [
      'without a document',
      async (file) => rewrite(file, `${(await lines(file)).toSpliced(3, 1).join('\n')}\n`),
    ],
    ['with a document altered', async (file) => rewrite(file, (await text(file)).replace('"t7"', '"t8"'))],
    [
      'with its header altered',
      async (file) => rewrite(file, (await text(file)).replace('sqlite', 'mongodb')),
    ],
    ['with other counts', async (file) => rewrite(file, (await text(file)).replace(`":${COUNT}`, '":1'))],
    ['of a newer format', async (file) => rewrite(file, (await text(file)).replace('rsion":1', 'rsion":2'))],
    ['with something after its end', async (file) => rewrite(file, `${await text(file)}{}\n`)],
  ])('is refused, and nothing touched, when it is %s', async (_, damage) => {
    const file = await backupOf(await filledStore());
    await damage(file);
    const store = await memoryStore(SAMPLES);
    await store.collection(SEATS).insert(seat('z', 'other', 9));
    await expect(restoreStore(store, SAMPLES, file, { force: true })).rejects.toThrow(StoreError);
    expect(await store.collection(SEATS).count({})).toBe(1);
  });

  test('is refused, or gives what was backed up, whichever byte is altered', async () => {
    const store = await filledStore();
    const file = await backupOf(store);
    const whole = await readFile(file);
    const expected = await collected((await readBackup(file)).documents());
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (place, change) => {
        const altered = Buffer.from(whole);
        altered[place] = (whole[place] ?? 0) ^ change;
        await writeFile(file, altered);
        try {
          expect(await collected((await readBackup(file)).documents())).toEqual(expected);
        } catch (error) {
          expect(error).toBeInstanceOf(StoreError);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is refused when it is not there', async () => {
    await expect(readBackup(join(await temporaryDirectory(), 'none'))).rejects.toThrow(StoreError);
  });

  test('may have been appended to after its compressed end', async () => {
    const file = await backupOf(await filledStore());
    await appendFile(file, Buffer.alloc(100));
    expect((await readBackup(file)).collections.get('things')?.count).toBe(COUNT);
  });
});

describe('copying a store', () => {
  test('gives the other every document', async () => {
    const from = await filledStore();
    const to = await memoryStore(SAMPLES);
    expect((await copyStore(from, to, SAMPLES)).get('things')).toBe(COUNT);
    expect(await everything(to)).toEqual(await everything(from));
  });

  test('refuses a target that holds something, unless forced', async () => {
    const from = await filledStore();
    const to = await filledStore();
    await expect(copyStore(from, to, SAMPLES)).rejects.toThrow(/not empty/);
    await to.collection(SEATS).insert(seat('z', 'other', 9));
    await copyStore(from, to, SAMPLES, { force: true });
    expect(await everything(to)).toEqual(await everything(from));
  });
});
