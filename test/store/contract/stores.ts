import { StoreError } from '../../../src/store/errors.js';
import type { Contract } from './engine-under-test.js';
import { SEATS, THINGS, thing } from './samples.js';

export function storeContract({ name, freshUrl, open, openFresh }: Contract): void {
  describe('as a whole', () => {
    test('names its engine', async () => {
      expect((await openFresh()).engine).toBe(name);
    });

    test('answers a ping while it is open, and refuses it afterwards', async () => {
      const store = await openFresh();
      await expect(store.ping()).resolves.toBeUndefined();
      await store.close();
      await expect(store.ping()).rejects.toThrow();
    });

    test('refuses reads and writes once it is closed', async () => {
      const store = await openFresh();
      const things = store.collection(THINGS);
      await store.close();
      await expect(things.get('a')).rejects.toThrow();
      await expect(things.insert(thing('a'))).rejects.toThrow();
    });

    test('may be closed twice', async () => {
      const store = await openFresh();
      await store.close();
      await expect(store.close()).resolves.toBeUndefined();
    });

    test('gives back after it was opened anew what was written before', async () => {
      const url = await freshUrl();
      const first = await open(url);
      await first.collection(THINGS).insert(thing('a', { rank: 1 }));
      await first.close();
      const second = await open(url);
      expect(await second.collection(THINGS).get('a')).toEqual({ doc: thing('a', { rank: 1 }), version: 1 });
    });

    test('refuses a collection that it was opened without', async () => {
      const store = await open(await freshUrl(), { definitions: [THINGS] });
      expect(() => store.collection(SEATS)).toThrow(StoreError);
    });

    test('refuses a collection that it was opened with other indexes for', async () => {
      const store = await open(await freshUrl(), { definitions: [THINGS] });
      expect(() => store.collection({ ...THINGS, indexed: ['kind'] })).toThrow(StoreError);
    });

    test('gives two handles to one collection that see each other', async () => {
      const store = await openFresh();
      await store.collection(THINGS).insert(thing('a'));
      expect(await store.collection(THINGS).count({})).toBe(1);
    });
  });
}
