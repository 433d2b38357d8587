import { ConflictError } from '../../../src/store/errors.js';
import type { Collection, Versioned } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { KEPT_THINGS, thing } from './samples.js';
import type { Thing } from './samples.js';

const LEASE = { now: 1, until: 2 };

/** Documents that stay in memory are given again as long as they are what the store has, and no longer. */
export function keptContract({ freshUrl, open }: Contract): void {
  describe('a document that is kept', () => {
    let ours: Collection<Thing>;
    let theirs: Collection<Thing>;
    beforeEach(async () => {
      const url = await freshUrl();
      ours = (await open(url)).collection(KEPT_THINGS);
      theirs = (await open(url)).collection(KEPT_THINGS);
      await ours.insert(thing('a', { kind: 'x', body: { deep: ['as written'] } }));
    });
    const first = async (kind: string): Promise<Versioned<Thing> | undefined> =>
      (await ours.find({ where: { kind }, limit: 1 }))[0];

    test('is given again unread, and nobody can change it', async () => {
      const found = await first('x');
      expect(found).toEqual({ doc: thing('a', { kind: 'x', body: { deep: ['as written'] } }), version: 1 });
      expect((await first('x'))?.doc).toBe(found?.doc);
      expect(() => Object.assign(found?.doc.body as object, { deep: [] })).toThrow(TypeError);
    });

    test('is read anew once another process replaced it', async () => {
      await first('x');
      await theirs.replace(thing('a', { kind: 'x', rank: 1 }), 1);
      expect(await first('x')).toEqual({ doc: thing('a', { kind: 'x', rank: 1 }), version: 2 });
      await theirs.replace(thing('a', { kind: 'y' }), 2);
      expect(await first('x')).toBeUndefined();
    });

    test('is given by its id as it is, whoever replaced or took it', async () => {
      expect((await ours.get('a'))?.version).toBe(1);
      await theirs.replace(thing('a', { kind: 'x', rank: 1 }), 1);
      expect(await ours.get('a')).toEqual({ doc: thing('a', { kind: 'x', rank: 1 }), version: 2 });
      await ours.replace(thing('a', { kind: 'x', rank: 2 }), 2);
      expect(await ours.get('a')).toEqual({ doc: thing('a', { kind: 'x', rank: 2 }), version: 3 });
      await theirs.take('a');
      expect(await ours.get('a')).toBeUndefined();
      await ours.insert(thing('b'));
      await ours.remove('b');
      expect(await ours.get('b')).toBeUndefined();
    });

    test.each(['ours', 'theirs'] as const)(
      'gives way to one that comes before it, written by %s',
      async (who) => {
        const writer = who === 'ours' ? ours : theirs;
        const lowest = async () =>
          (await ours.find({ where: { kind: 'x' }, sort: [{ by: 'rank', order: 'asc' }], limit: 1 }))[0]?.doc
            .id;
        await ours.insert(thing('b', { kind: 'x', rank: 5 }));
        await ours.replace(thing('a', { kind: 'x', rank: 6 }), 1);
        expect(await lowest()).toBe('b');
        await writer.replace(thing('b', { kind: 'x', rank: 7 }), 1);
        expect(await lowest()).toBe('a');
        await writer.insert(thing('c', { kind: 'x', rank: 1 }));
        expect(await lowest()).toBe('c');
        await writer.replace(thing('c', { kind: 'y', rank: 1 }), 1);
        expect(await lowest()).toBe('a');
        await writer.take('a');
        expect(await lowest()).toBe('b');
        await writer.removeWhere({ kind: 'x' });
        expect(await lowest()).toBeUndefined();
        await writer.insert(thing('d', { kind: 'x' }));
        expect(await lowest()).toBe('d');
      },
    );

    test('is found by every field that it has now, whichever of them a write changed', async () => {
      await first('x');
      await ours.replace(thing('a', { kind: 'y', rank: 1 }), 1);
      await ours.replace(thing('a', { kind: 'y', rank: 2 }), 2);
      await ours.replace(thing('a', { rank: 2, mark: 'm' }), 3);
      const found = { doc: thing('a', { rank: 2, mark: 'm' }), version: 4 };
      expect(await theirs.find({ where: { rank: 2, mark: 'm' } })).toEqual([found]);
      for (const where of [{ kind: 'x' }, { kind: 'y' }, { rank: 1 }])
        expect(await theirs.count(where)).toBe(0);
    });

    test('is not found once it was taken or removed, by whomever', async () => {
      await first('x');
      await theirs.take('a');
      expect(await first('x')).toBeUndefined();
      await ours.insert(thing('b', { kind: 'x' }));
      await first('x');
      await ours.removeWhere({});
      await theirs.insert(thing('b', { kind: 'x', rank: 2 }));
      expect((await first('x'))?.doc).toEqual(thing('b', { kind: 'x', rank: 2 }));
    });

    test('is as it was last written, not as a refused write had it', async () => {
      await ours.replace(thing('a', { kind: 'x', rank: 1 }), 1);
      await expect(ours.replace(thing('a', { kind: 'x', rank: 2 }), 1)).rejects.toThrow(ConflictError);
      expect(await first('x')).toEqual({ doc: thing('a', { kind: 'x', rank: 1 }), version: 2 });
    });

    test('has the version that a lease gave it', async () => {
      await first('x');
      await ours.claim({ where: { kind: 'x' } }, LEASE);
      expect((await first('x'))?.version).toBe(2);
    });

    test('is found as it is where another process changed it and we changed it back', async () => {
      await first('x');
      await theirs.replace(thing('a', { kind: 'y' }), 1);
      await ours.replace(thing('a', { kind: 'x' }), 2);
      expect([await theirs.count({ kind: 'y' }), await theirs.count({ kind: 'x' })]).toEqual([0, 1]);
    });

    describe('while it is written', () => {
      beforeEach(() => ours.get('nobody'));

      test('is gone where it was read while it was taken', async () => {
        const taking = ours.take('a');
        await ours.get('a');
        await taking;
        expect(await ours.get('a')).toBeUndefined();
      });

      test('is found where it was looked for while it was inserted', async () => {
        const inserting = ours.insert(thing('n', { kind: 'new' }));
        await first('new');
        await inserting;
        expect((await first('new'))?.doc.id).toBe('n');
      });

      test('is gone where it was read while many were removed', async () => {
        const removing = ours.removeWhere({ kind: 'x' });
        await ours.get('a');
        await first('x');
        await removing;
        expect([await ours.get('a'), await first('x')]).toEqual([undefined, undefined]);
      });

      test.each([
        ['taken', () => ours.take('a')],
        ['removed', () => ours.remove('a')],
        ['removed among many', () => ours.removeWhere({})],
      ])('is gone where it was replaced and %s at once', async (_how, end) => {
        await Promise.all([ours.replace(thing('a', { kind: 'y' }), 1), end()]);
        expect(await ours.get('a')).toEqual((await theirs.find({ limit: 2 }))[0]);
      });

      test('has the lease that it was given at once with its replacement', async () => {
        const leasing = () => ours.claim({}, LEASE);
        const [, leased] = await Promise.all([ours.replace(thing('a', { kind: 'y' }), 1), leasing()]);
        expect(await ours.get('a')).toEqual(leased);
      });
    });

    test('gives way to later ones where there is no more room', async () => {
      const found = await first('x');
      for (const id of ['b', 'c']) await ours.insert(thing(id, { kind: id }));
      const again = await first('x');
      expect(again).toEqual(found);
      expect(again?.doc).not.toBe(found?.doc);
    });

    test('cannot be changed through what was given to be written', async () => {
      const written = { ...thing('z', { kind: 'z' }), body: ['mine'] };
      await ours.insert(written);
      expect(() => written.body.push('changed since')).toThrow(TypeError);
      expect((await first('z'))?.doc.body).toEqual(['mine']);
    });
  });
}
