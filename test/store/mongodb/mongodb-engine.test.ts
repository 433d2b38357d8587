import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';
import { restoreStore } from '../../../src/store/backup.js';
import { openStore } from '../../../src/store/open-store.js';
import { withUpgradeLock } from '../../../src/store/mongodb/upgrade-lock.js';
import { memoryStore, temporaryDirectory } from '../../support/stores.js';
import { FIRST_NOTES, NOTE_MIGRATIONS, NOTES } from '../contract/notes.js';
import { SAMPLES, seat, SEATS } from '../contract/samples.js';
import { describeOnServer, freshDatabase } from './server.js';

describeOnServer('the MongoDB engine', (server) => {
  test('makes the indexes that the definitions ask for before it gives the store', async () => {
    const url = freshDatabase(server);
    const store = await openStore(url, { definitions: SAMPLES });
    const connection = await mongoose.createConnection(url).asPromise();
    const indexes = await connection.collection(SEATS.name).indexes();
    expect(indexes.filter(({ unique }) => unique).map(({ key }) => Object.keys(key))).toEqual([
      ['f_room', 'f_place'],
      ['f_label'],
    ]);
    await connection.close();
    await store.close();
  });

  test('writes a backup before an upgrade that any engine can restore', async () => {
    const url = freshDatabase(server);
    const old = await openStore(url, { definitions: [FIRST_NOTES] });
    await old.collection(FIRST_NOTES).insert({ id: 'a', text: 'one' });
    await old.close();
    const backupDirectory = await temporaryDirectory();
    const options = { definitions: [NOTES], migrations: NOTE_MIGRATIONS, backupDirectory };
    await (await openStore(url, options)).close();
    const [name] = await readdir(backupDirectory);
    const back = await memoryStore([FIRST_NOTES]);
    await restoreStore(back, [FIRST_NOTES], join(backupDirectory, String(name)));
    expect((await back.collection(FIRST_NOTES).get('a'))?.doc).toEqual({ id: 'a', text: 'one' });
  });

  test('takes its own database where the address names none', async () => {
    const store = await openStore(server, { definitions: SAMPLES });
    await store.collection(SEATS).removeWhere({});
    await store.collection(SEATS).insert(seat('a', 'r', 1));
    const connection = await mongoose.createConnection(server, { dbName: 'parcours' }).asPromise();
    expect(await connection.collection(SEATS.name).countDocuments()).toBe(1);
    await connection.dropDatabase();
    await connection.close();
    await store.close();
  });
});

describeOnServer('the lock of upgrades', (server) => {
  let connection: Connection;
  beforeEach(async () => (connection = await mongoose.createConnection(freshDatabase(server)).asPromise()));
  afterEach(() => connection.close());
  const lock = () => connection.collection<{ _id: string; until: number; owner: string }>('store_locks');

  test('lets one work at a time', async () => {
    let inside = 0;
    const work = async () => {
      inside += 1;
      expect(inside).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    };
    const times = { lease: 1_000, patience: 10_000 };
    await Promise.all([1, 2, 3].map(() => withUpgradeLock(connection, times, work)));
    expect(await lock().countDocuments()).toBe(0);
  });

  test('is given free when the work fails', async () => {
    const times = { lease: 60_000, patience: 0 };
    await expect(
      withUpgradeLock(connection, times, () => Promise.reject(new Error('no luck'))),
    ).rejects.toThrow('no luck');
    await withUpgradeLock(connection, times, async () => undefined);
  });

  test('of a process that died is waited for until its lease ends', async () => {
    const until = Date.now() + 300;
    await lock().insertOne({ _id: 'upgrade', owner: 'the dead', until });
    await withUpgradeLock(connection, { lease: 200, patience: 10_000 }, async () => undefined);
    expect(Date.now()).toBeGreaterThanOrEqual(until);
  });

  test('is not waited for longer than the patience', async () => {
    await lock().insertOne({ _id: 'upgrade', owner: 'another', until: Date.now() + 60_000 });
    await expect(
      withUpgradeLock(connection, { lease: 100, patience: 30 }, async () => undefined),
    ).rejects.toThrow(/another process/);
  });

  test('is renewed while the work goes on', async () => {
    const times = { lease: 150, patience: 0 };
    await withUpgradeLock(connection, times, async () => {
      const first = (await lock().findOne())?.until ?? Infinity;
      let until = first;
      while (until === first) until = (await lock().findOne())?.until ?? 0;
      expect(until).toBeGreaterThan(first);
    });
  });

  test('cannot be had without a server', async () => {
    await connection.close();
    const work = withUpgradeLock(connection, { lease: 100, patience: 0 }, async () => undefined);
    await expect(work).rejects.toThrow(/connect/i);
  });

  test('that was lost fails the work', async () => {
    const work = withUpgradeLock(connection, { lease: 60, patience: 0 }, async () => {
      await lock().updateOne({}, { $set: { owner: 'another' } });
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await expect(work).rejects.toThrow(/lost/);
    expect((await lock().findOne())?.owner).toBe('another');
  });
});

test('a MongoDB server that cannot be reached is refused', async () => {
  const url = 'mongodb://127.0.0.1:9/?serverSelectionTimeoutMS=100';
  await expect(openStore(url, { definitions: SAMPLES })).rejects.toThrow(/cannot reach the MongoDB server/);
});
