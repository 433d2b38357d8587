import { copyFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { seal } from '../../../src/store/envelope.js';
import { openStore } from '../../../src/store/open-store.js';
import { Connection } from '../../../src/store/sqlite/connection.js';
import { SqliteCollection } from '../../../src/store/sqlite/sqlite-collection.js';
import { temporaryDirectory, temporaryStore } from '../../support/stores.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from '../contract/notes.js';
import { SAMPLES, seat, SEATS, thing, THINGS } from '../contract/samples.js';

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
    const mode = async () => (await connection.all('PRAGMA synchronous'))[0]?.[0];
    const [things, seats] = [THINGS, SEATS].map((definition) => new SqliteCollection(definition, connection));
    await things?.insert(seal(THINGS, thing('a')).envelope);
    expect(await mode()).toBe(1);
    await seats?.insert(seal(SEATS, seat('a', 'r', 1)).envelope);
    expect(await mode()).toBe(2);
    await things?.take('a');
    expect(await mode()).toBe(1);
    await connection.close();
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
