import { copyFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { seal } from '../../../src/store/envelope.js';
import { openStore } from '../../../src/store/open-store.js';
import { Connection } from '../../../src/store/sqlite/connection.js';
import { SqliteCollection } from '../../../src/store/sqlite/sqlite-collection.js';
import { temporaryDirectory, temporaryStore } from '../../support/stores.js';
import { watchedDisk } from './watched-disk.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from '../contract/notes.js';
import { KEPT_THINGS, SAMPLES, seat, SEATS, thing, THINGS } from '../contract/samples.js';

describe('the SQLite engine', () => {
  test('makes files that only their owner may read', async () => {
    const { store, url } = await temporaryStore(SAMPLES);
    await store.collection(THINGS).insert(thing('a'));
    const file = url.replace('sqlite:', '');
    for (const name of [file, `${file}-wal`]) expect((await stat(name)).mode & 0o777).toBe(0o600);
  });

  test('leaves a file that holds everything when it is closed', async () => {
    const { store, url } = await temporaryStore(SAMPLES);
    await store.collection(THINGS).insert(thing('a'));
    await store.collection(SEATS).insert(seat('a', 'r', 1));
    await store.close();
    const copy = join(await temporaryDirectory(), 'copy.db');
    await copyFile(url.replace('sqlite:', ''), copy);
    const again = await openStore(`sqlite:${copy}`, { definitions: SAMPLES });
    expect(await again.collection(THINGS).count({})).toBe(1);
    expect(await again.collection(SEATS).count({})).toBe(1);
    await again.close();
  });

  test('waits for the disk where the collection asks for it', async () => {
    const { url } = await temporaryStore(SAMPLES);
    const connection = await Connection.open(url.replace('sqlite:', ''), 1_000);
    const disk = await watchedDisk();
    const [things, seats] = [THINGS, SEATS].map((definition) => new SqliteCollection(definition, connection));
    await things?.insert(seal(THINGS, thing('a')).envelope);
    await things?.take('a');
    expect(disk.waits()).toBe(0);
    await seats?.insert(seal(SEATS, seat('a', 'r', 1)).envelope);
    expect(disk.waits()).toBe(1);
    await seats?.take('a');
    expect(disk.waits()).toBe(2);
    await connection.close();
  });

  test('shows nobody what is not on the disk yet', async () => {
    const { store } = await temporaryStore(SAMPLES);
    const seats = store.collection(SEATS);
    await seats.insert(seat('other', 'r', 9));
    const disk = await watchedDisk();
    const seen: string[] = [];
    const asked: Promise<unknown>[] = [];
    const ask = (name: string, answer: Promise<unknown>) => asked.push(answer.then(() => seen.push(name)));
    disk.beforeEach(async () => {
      ask('found by its id', seats.get('a'));
      ask('found by a field', seats.find({ where: { room: 'r' } }));
      ask('another one', seats.get('other'));
      for (let turn = 0; turn < 5; turn += 1) await nextTurn();
      expect(seen).toEqual(['another one']);
    });
    await seats.insert(seat('a', 'r', 1)).then(() => seen.push('told'));
    await Promise.all(asked);
    expect(seen).toHaveLength(4);
  });

  test('gives a kept document by its id unread, to whoever asks, until somebody writes it', async () => {
    const { store, url } = await temporaryStore(SAMPLES);
    const things = store.collection(KEPT_THINGS);
    await things.insert(thing('a', { kind: 'x' }));
    const found = await things.get('a');
    expect(found?.version).toBe(1);
    expect(await store.collection(KEPT_THINGS).get('a')).toBe(found);
    expect((await things.find({ where: { kind: 'x' }, limit: 1 }))[0]).toBe(found);
    await store.collection(KEPT_THINGS).replace(thing('a', { kind: 'y' }), 1);
    expect((await things.get('a'))?.doc.kind).toBe('y');
    const other = await openStore(url, { definitions: SAMPLES });
    await other.collection(KEPT_THINGS).replace(thing('a', { kind: 'z' }), 2);
    expect((await things.get('a'))?.doc.kind).toBe('z');
    await other.close();
  });

  test('copies itself before an upgrade, so that the older program can go back to it', async () => {
    const directory = await temporaryDirectory();
    const file = join(directory, 'store.db');
    const old = await openStore(`sqlite:${file}`, { definitions: [FIRST_NOTES] });
    await old.collection(FIRST_NOTES).insert({ id: 'a', text: 'one' });
    await old.close();
    await (await openStore(`sqlite:${file}`, { definitions: [NOTES], migrations: NOTE_MIGRATIONS })).close();
    const [copy] = await readdir(join(directory, 'backups'));
    const kept = join(directory, 'backups', String(copy));
    const back = await openStore(`sqlite:${kept}`, { definitions: [FIRST_NOTES] });
    expect(await back.collection(FIRST_NOTES).get('a')).toEqual({
      doc: { id: 'a', text: 'one' },
      version: 1,
    });
    await back.close();
  });
});
