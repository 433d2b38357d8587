import { ConflictError, StoreError } from '../../../src/store/errors.js';
import type { Collection } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { thing, THINGS } from './samples.js';
import type { Thing } from './samples.js';

const NOW = 1_800_000_000_000;
const MINUTE = { now: NOW, until: NOW + 60_000 };
const BY_RANK = [{ by: 'rank', order: 'asc' }] as const;

export function leaseContract({ openFresh }: Contract): void {
  describe('claiming', () => {
    let things: Collection<Thing>;
    beforeAll(async () => (things = (await openFresh()).collection(THINGS)));
    beforeEach(async () => {
      await things.insert(thing('first', { rank: 1, kind: 'due' }));
      await things.insert(thing('second', { rank: 2, kind: 'due' }));
      await things.insert(thing('other', { rank: 0, kind: 'done' }));
    });
    afterEach(() => things.removeWhere({}));
    const claim = (lease = MINUTE) => things.claim({ where: { kind: 'due' }, sort: BY_RANK }, lease);

    test('takes the first that meets the conditions, and raises its version', async () => {
      expect(await claim()).toEqual({ doc: thing('first', { rank: 1, kind: 'due' }), version: 2 });
      expect((await things.get('first'))?.version).toBe(2);
    });

    test('takes the last when asked downwards', async () => {
      const claimed = await things.claim({ sort: [{ by: 'rank', order: 'desc' }] }, MINUTE);
      expect(claimed?.doc.id).toBe('second');
    });

    test('passes over what others hold, and gives nothing when they hold all', async () => {
      await claim();
      expect((await claim())?.doc.id).toBe('second');
      expect(await claim()).toBeUndefined();
    });

    test('gives a document again when its lease ends, and not before', async () => {
      await claim();
      await claim();
      expect(await claim({ now: MINUTE.until - 1, until: MINUTE.until + 1 })).toBeUndefined();
      expect((await claim({ now: MINUTE.until, until: MINUTE.until + 1 }))?.doc.id).toBe('first');
    });

    test('gives a document again once it was replaced', async () => {
      const claimed = await claim();
      await things.replace(thing('first', { rank: 3, kind: 'due' }), claimed?.version ?? 0);
      await claim();
      expect((await claim())?.doc).toEqual(thing('first', { rank: 3, kind: 'due' }));
    });

    test('refuses what a claimer writes after another has claimed', async () => {
      const late = await claim();
      await claim({ now: MINUTE.until, until: MINUTE.until + 1 });
      await expect(things.replace(thing('first'), late?.version ?? 0)).rejects.toThrow(ConflictError);
    });

    test('refuses what was read before a claim', async () => {
      await claim();
      await expect(things.replace(thing('first'), 1)).rejects.toThrow(ConflictError);
    });

    test('leaves documents under a lease to be read, found and taken', async () => {
      await claim();
      expect(await things.count({ kind: 'due' })).toBe(2);
      expect((await things.get('first'))?.doc.rank).toBe(1);
      expect(await things.take('first')).toEqual(thing('first', { rank: 1, kind: 'due' }));
    });

    test('gives nothing where nothing meets the conditions', async () => {
      expect(await things.claim({ where: { kind: 'none' } }, MINUTE)).toBeUndefined();
    });

    test('gives many claimers at once each their own', async () => {
      const claims = await Promise.all(Array.from({ length: 5 }, () => things.claim({}, MINUTE)));
      const ids = claims.flatMap((claimed) => claimed?.doc.id ?? []);
      expect(ids.toSorted()).toEqual(['first', 'other', 'second']);
    });

    test.each([
      ['ends when it starts', { now: NOW, until: NOW }],
      ['ends before it starts', { now: NOW, until: NOW - 1 }],
      ['never ends', { now: NOW, until: Infinity }],
      ['starts never', { now: NaN, until: NOW }],
    ])('refuses a lease that %s', async (_, lease) => {
      await expect(claim(lease)).rejects.toThrow(StoreError);
      expect((await things.get('first'))?.version).toBe(1);
    });
  });
}
