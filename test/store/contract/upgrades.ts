import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../../../src/store/errors.js';
import type { Migration } from '../../../src/store/migrations.js';
import { temporaryDirectory } from '../../support/stores.js';
import type { Contract } from './engine-under-test.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES, SECOND_NOTES } from './notes.js';
import type { Note } from './notes.js';
import { SEATS, THINGS } from './samples.js';

export function upgradeContract({ freshUrl, open }: Contract): void {
  describe('upgrading', () => {
    let backupDirectory = '';
    beforeAll(async () => (backupDirectory = await temporaryDirectory()));
    const withNotes = { definitions: [NOTES], migrations: NOTE_MIGRATIONS };

    /** The address of a store that an older program left behind, with two notes. */
    const oldStore = async () => {
      const url = await freshUrl();
      const store = await open(url, { definitions: [FIRST_NOTES] });
      await store.collection(FIRST_NOTES).insert({ id: 'a', text: 'two words' });
      await store.collection(FIRST_NOTES).insert({ id: 'b', text: 'here are three' });
      await store.close();
      return url;
    };
    const upgraded = (url: string, migrations: readonly Migration[]) =>
      open(url, { definitions: [NOTES], migrations, backupDirectory });
    const failing = (up: Migration['up']) =>
      NOTE_MIGRATIONS.map((migration) => (migration.to === 3 ? { ...migration, up } : migration));

    test('runs the missing steps in their order, and indexes the result', async () => {
      const store = await open(await oldStore(), { ...withNotes, backupDirectory });
      const found = await store.collection(NOTES).find({ where: { words: { gte: 3 } } });
      expect(found.map(({ doc }) => doc)).toEqual([
        { id: 'b', content: 'here are three', words: 3, touched: 2 },
      ]);
      await expect(
        store.collection(NOTES).insert({ id: 'c', content: 'two words', words: 2 }),
      ).rejects.toMatchObject({ keys: 'content' });
    });

    test('goes by one step and then another', async () => {
      const url = await oldStore();
      await (await open(url, { ...withNotes, definitions: [SECOND_NOTES], backupDirectory })).close();
      const store = await open(url, { ...withNotes, backupDirectory });
      expect((await store.collection(NOTES).get('a'))?.doc).toEqual({
        id: 'a',
        content: 'two words',
        words: 2,
        touched: 2,
      });
    });

    test('touches nothing once it is done', async () => {
      const url = await oldStore();
      await (await open(url, { ...withNotes, backupDirectory })).close();
      const store = await upgraded(
        url,
        failing(() => expect(true).toBe(false)),
      );
      expect(await store.collection(NOTES).count({ words: { exists: true } })).toBe(2);
    });

    test('keeps a copy from before, which only its owner may read', async () => {
      const directory = join(await temporaryDirectory(), 'made', 'on demand');
      await open(await oldStore(), { ...withNotes, backupDirectory: directory });
      const copies = await readdir(directory);
      expect(copies).toHaveLength(1);
      expect((await stat(join(directory, String(copies[0])))).mode & 0o777).toBe(0o600);
    });

    test('keeps no copy of a store without documents', async () => {
      const directory = await temporaryDirectory();
      const url = await freshUrl();
      await (await open(url, { definitions: [FIRST_NOTES] })).close();
      await open(url, { ...withNotes, backupDirectory: directory });
      expect(await readdir(directory)).toEqual([]);
    });

    test('refuses a store that is newer than the program, and leaves it as it is', async () => {
      const url = await oldStore();
      await (await open(url, { ...withNotes, backupDirectory })).close();
      await expect(open(url, { definitions: [FIRST_NOTES] })).rejects.toThrow(/newer than this program/);
      const store = await open(url, withNotes);
      expect(await store.collection(NOTES).count({})).toBe(2);
    });

    test('keeps a program that was not stopped from reading what it does not know', async () => {
      const url = await oldStore();
      const running = await open(url, { definitions: [FIRST_NOTES] });
      await open(url, { ...withNotes, backupDirectory });
      await expect(running.collection(FIRST_NOTES).get('a')).rejects.toThrow(StoreError);
      await expect(running.collection(FIRST_NOTES).find({})).rejects.toThrow(StoreError);
    });

    test.each<[string, readonly Migration[]]>([
      ['a step is missing', NOTE_MIGRATIONS.filter(({ to }) => to !== 2)],
      ['two steps lead to one schema', [...NOTE_MIGRATIONS, ...NOTE_MIGRATIONS]],
      ['a step gives what does not fit the schema', failing(() => ({ id: 'a' }))],
      ['a step gives another id', failing(() => ({ id: 'z', content: 'z', words: 1 }))],
      [
        'a step fails',
        failing(() => {
          throw new Error('cannot');
        }),
      ],
    ])('refuses to open when %s, and opens once that is mended', async (_, migrations) => {
      const url = await oldStore();
      await expect(upgraded(url, migrations)).rejects.toThrow(StoreError);
      const store = await upgraded(url, NOTE_MIGRATIONS);
      expect((await store.collection(NOTES).get('a'))?.doc.words).toBe(2);
      expect(await store.collection(NOTES).count({})).toBe(2);
    });

    test('refuses to open when a step gives two documents one unique key', async () => {
      const alike = NOTE_MIGRATIONS.map(({ collection, to, up }) => ({
        collection,
        to,
        up: (note: unknown) => (to === 3 ? { ...(up(note) as Note), content: 'same' } : up(note)),
      }));
      await expect(upgraded(await oldStore(), alike)).rejects.toThrow(/content/);
    });

    test('indexes a field of documents that were there before', async () => {
      const url = await freshUrl();
      const store = await open(url, { definitions: [{ ...THINGS, indexed: ['kind'] }] });
      await store.collection({ ...THINGS, indexed: ['kind'] }).insert({ id: 'a', rank: 5 });
      const later = await open(url, { definitions: [THINGS] });
      expect(await later.collection(THINGS).count({ rank: 5 })).toBe(1);
    });

    test('gives up a unique key that is no longer one', async () => {
      const url = await freshUrl();
      await (await open(url, { definitions: [SEATS] })).close();
      const loose = { ...SEATS, unique: [] };
      const seats = (await open(url, { definitions: [loose] })).collection(loose);
      await seats.insert({ id: 'a', room: 'r', place: 1 });
      await seats.insert({ id: 'b', room: 'r', place: 1 });
      expect(await seats.count({ room: 'r' })).toBe(2);
    });

    test('refuses a new unique key that documents share, and names it', async () => {
      const url = await freshUrl();
      const loose = { ...SEATS, unique: [] };
      const seats = (await open(url, { definitions: [loose] })).collection(loose);
      await seats.insert({ id: 'a', room: 'r', place: 1, label: 'a' });
      await seats.insert({ id: 'b', room: 'r', place: 1, label: 'b' });
      await expect(open(url, { definitions: [SEATS] })).rejects.toThrow(/room, place/);
      await seats.remove('b');
      await expect(open(url, { definitions: [SEATS] })).resolves.toBeDefined();
    });
  });
}
