import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { openStore } from '../../../src/store/open-store.js';
import type { Collection, Store } from '../../../src/store/port.js';
import { temporaryDirectory } from '../../support/stores.js';
import { KEPT_THINGS, thing, type Thing } from '../contract/samples.js';
import { watchedDisk } from './watched-disk.js';

const LASTING = { ...KEPT_THINGS, durability: 'full' as const, kept: 10 };
const NEWEST = { where: { kind: 'x' }, sort: [{ by: 'rank', order: 'desc' }], limit: 1 } as const;

/** While our write waits for the disk, another process writes the same, and we notice by asking for something else. */
describe('what another process wrote while the disk was waited for', () => {
  let stores: Store[];
  let ours: Collection<Thing>;
  let theirs: Collection<Thing>;
  beforeEach(async () => {
    const url = `sqlite:${join(await temporaryDirectory(), 'things.db')}`;
    stores = [
      await openStore(url, { definitions: [LASTING] }),
      await openStore(url, { definitions: [LASTING] }),
    ];
    [ours, theirs] = stores.map((store) => store.collection(LASTING)) as [
      Collection<Thing>,
      Collection<Thing>,
    ];
    await ours.get('nobody');
  });
  afterEach(() => Promise.all(stores.map((store) => store.close())));

  async function meanwhile(...works: (() => Promise<unknown>)[]): Promise<void> {
    const disk = await watchedDisk();
    disk.beforeEach(async () => {
      disk.beforeEach(() => Promise.resolve());
      for (const work of [...works, () => ours.get('nobody')]) {
        await nextTurn();
        await work();
      }
    });
  }

  test('is what we give of a document that we replaced', async () => {
    await ours.insert(thing('a', { kind: 'x' }));
    await meanwhile(() => theirs.take('a'));
    await ours.replace(thing('a', { kind: 'y' }), 1);
    expect(await ours.get('a')).toBeUndefined();
  });

  test('is what we give of a document that we inserted', async () => {
    await meanwhile(() => theirs.replace(thing('a', { kind: 'y' }), 1));
    await ours.insert(thing('a', { kind: 'x' }));
    expect((await ours.get('a'))?.version).toBe(2);
  });

  test('is what we give to who asked before it', async () => {
    await ours.insert(thing('a', { kind: 'x' }));
    let asked: Promise<unknown> | undefined;
    const ask = async () => void (asked = ours.get('a'));
    await meanwhile(ask, () => theirs.replace(thing('a', { kind: 'z' }), 2));
    await ours.replace(thing('a', { kind: 'x', body: 1 }), 1);
    await asked;
    expect((await ours.get('a'))?.version).toBe(3);
  });

  test('comes first where it does now, though one looked for it before', async () => {
    await ours.insert(thing('a', { kind: 'x', rank: 1 }));
    let asked: Promise<unknown> | undefined;
    const ask = async () => void (asked = ours.find(NEWEST));
    await meanwhile(ask, () => theirs.insert(thing('b', { kind: 'x', rank: 2 })));
    await ours.replace(thing('a', { kind: 'x', rank: 1, body: 1 }), 1);
    await asked;
    expect((await ours.find(NEWEST))[0]?.doc.id).toBe('b');
  });
});

test('what the disk did not take is shown to nobody, and nothing more is written that must last', async () => {
  const url = `sqlite:${join(await temporaryDirectory(), 'things.db')}`;
  const store = await openStore(url, { definitions: [LASTING] });
  const things = store.collection(LASTING);
  const disk = await watchedDisk();
  disk.failNext();
  await expect(things.insert(thing('a'))).rejects.toThrow(/the disk/);
  await expect(things.get('a')).rejects.toThrow(/the disk/);
  await expect(things.find({ where: {} })).rejects.toThrow(/the disk/);
  await expect(things.insert(thing('b'))).rejects.toThrow(/the disk/);
  const other = await openStore(url, { definitions: [LASTING] });
  expect(await other.collection(LASTING).get('b')).toBeUndefined();
  await Promise.all([store.close(), other.close()]);
});
