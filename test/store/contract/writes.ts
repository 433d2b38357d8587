import { ConflictError, DuplicateKeyError, InvalidDocumentError } from '../../../src/store/errors.js';
import type { Collection } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { seat, SEATS, thing, THINGS } from './samples.js';
import type { Seat, Thing } from './samples.js';

export function writeContract({ openFresh }: Contract): void {
  describe('writing', () => {
    let things: Collection<Thing>;
    let seats: Collection<Seat>;
    beforeAll(async () => {
      const store = await openFresh();
      things = store.collection(THINGS);
      seats = store.collection(SEATS);
    });
    afterEach(async () => {
      await things.removeWhere({});
      await seats.removeWhere({});
    });

    test('inserts at version 1 what get gives back', async () => {
      const doc = thing('a', { kind: 'k', rank: 2, body: { deep: [1, null, 'two', { three: true }] } });
      await things.insert(doc);
      expect(await things.get('a')).toEqual({ doc, version: 1 });
    });

    test('gives nothing for an id that is not there', async () => {
      expect(await things.get('nobody')).toBeUndefined();
    });

    test('keeps of a document what its schema names', async () => {
      const extended = { ...thing('a'), secret: 1 };
      await things.insert(extended);
      expect((await things.get('a'))?.doc).toEqual(thing('a'));
    });

    test('refuses an id that is taken, names it, and leaves the first document', async () => {
      await seats.insert(seat('a', 'r', 1));
      const refusal = await seats.insert(seat('a', 'r', 2)).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(DuplicateKeyError);
      expect(refusal).toMatchObject({ collection: SEATS.name, keys: 'id' });
      expect((await seats.get('a'))?.doc.place).toBe(1);
    });

    test('refuses a unique key that is taken, and names its fields', async () => {
      await seats.insert(seat('a', 'r', 1));
      await expect(seats.insert(seat('b', 'r', 1))).rejects.toMatchObject({
        name: 'DuplicateKeyError',
        keys: 'room, place',
      });
      await expect(seats.insert({ ...seat('c', 'r', 3), label: 'label of a' })).rejects.toMatchObject({
        name: 'DuplicateKeyError',
        keys: 'label',
      });
      expect(await seats.count({})).toBe(1);
    });

    test('names the fields whatever the taken value says', async () => {
      const misleading = 'index: numbered_seats__unique__room__place dup key: { _id: ';
      await seats.insert({ ...seat('a', 'r', 1), label: misleading });
      await expect(seats.insert({ ...seat('b', 'r', 2), label: misleading })).rejects.toMatchObject({
        keys: 'label',
      });
    });

    test('takes documents that share a part of a unique key', async () => {
      await seats.insert(seat('a', 'r', 1));
      await seats.insert(seat('b', 'r', 2));
      await seats.insert(seat('c', 's', 1));
      expect(await seats.count({})).toBe(3);
    });

    test('refuses a document that lacks a field of a unique key', async () => {
      await expect(seats.insert({ id: 'a', room: 'r', place: 1 })).rejects.toThrow(InvalidDocumentError);
      await seats.insert(seat('a', 'r', 1));
      await expect(seats.replace({ id: 'a', room: 'r', place: 1 }, 1)).rejects.toThrow('label');
    });

    test('refuses a document that does not fit its schema, without repeating its values', async () => {
      const refusal = await seats
        .insert({ ...seat('a', 'r', 1), note: 'a note that is much too long for it' })
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(InvalidDocumentError);
      expect(String(refusal)).toContain('note');
      expect(String(refusal)).not.toContain('much too long');
      expect(await seats.count({})).toBe(0);
    });

    test('refuses an empty id', async () => {
      await expect(things.insert(thing(''))).rejects.toThrow(InvalidDocumentError);
    });

    test('replaces the whole document and gives the next version', async () => {
      await things.insert(thing('a', { kind: 'old', rank: 1 }));
      expect(await things.replace(thing('a', { mark: 'new' }), 1)).toBe(2);
      expect(await things.get('a')).toEqual({ doc: thing('a', { mark: 'new' }), version: 2 });
      expect(await things.count({ kind: { exists: true } })).toBe(0);
      expect(await things.count({ mark: 'new' })).toBe(1);
    });

    test('refuses to replace a document that has changed since', async () => {
      await things.insert(thing('a', { rank: 1 }));
      await things.replace(thing('a', { rank: 2 }), 1);
      await expect(things.replace(thing('a', { rank: 3 }), 1)).rejects.toThrow(ConflictError);
      expect(await things.get('a')).toEqual({ doc: thing('a', { rank: 2 }), version: 2 });
    });

    test('refuses to replace a document that is gone or never was', async () => {
      await expect(things.replace(thing('a'), 1)).rejects.toThrow(ConflictError);
      await things.insert(thing('a'));
      await things.remove('a');
      await expect(things.replace(thing('a'), 1)).rejects.toThrow(ConflictError);
      expect(await things.get('a')).toBeUndefined();
    });

    test('refuses to replace into a unique key that is taken, and leaves the document', async () => {
      await seats.insert(seat('a', 'r', 1));
      await seats.insert(seat('b', 'r', 2));
      await expect(seats.replace({ ...seat('b', 'r', 1) }, 1)).rejects.toMatchObject({ keys: 'room, place' });
      expect(await seats.get('b')).toEqual({ doc: seat('b', 'r', 2), version: 1 });
    });

    test('replaces a document that keeps its own unique keys', async () => {
      await seats.insert(seat('a', 'r', 1));
      expect(await seats.replace({ ...seat('a', 'r', 1), note: 'kept' }, 1)).toBe(2);
    });

    test('gives a unique key free when its document moves away or goes', async () => {
      await seats.insert(seat('a', 'r', 1));
      await seats.replace(seat('a', 'r', 2), 1);
      await seats.insert(seat('b', 'r', 1));
      await seats.remove('a');
      await seats.insert(seat('c', 'r', 2));
      expect(await seats.count({ room: 'r' })).toBe(2);
    });

    test('takes a document once', async () => {
      await things.insert(thing('a', { rank: 7 }));
      expect(await things.take('a')).toEqual(thing('a', { rank: 7 }));
      expect(await things.take('a')).toBeUndefined();
      expect(await things.get('a')).toBeUndefined();
    });

    test('lets one of many takers in one process have it', async () => {
      await things.insert(thing('a'));
      const taken = await Promise.all(Array.from({ length: 20 }, () => things.take('a')));
      expect(taken.filter((doc) => doc !== undefined)).toEqual([thing('a')]);
    });

    test('removes, and says whether there was one', async () => {
      await things.insert(thing('a'));
      expect(await things.remove('a')).toBe(true);
      expect(await things.remove('a')).toBe(false);
    });

    test('removes those that meet the conditions, and counts them', async () => {
      await Promise.all(
        Array.from({ length: 620 }, (_, rank) => things.insert(thing(`t${rank}`, { rank, kind: 'many' }))),
      );
      expect(await things.removeWhere({ kind: 'many', rank: { gte: 100 } })).toBe(520);
      expect(await things.removeWhere({ kind: 'none' })).toBe(0);
      expect(await things.count({})).toBe(100);
    });

    test('starts anew at version 1 when an id comes back', async () => {
      await things.insert(thing('a'));
      await things.replace(thing('a'), 1);
      await things.remove('a');
      await things.insert(thing('a'));
      expect((await things.get('a'))?.version).toBe(1);
    });
  });
}
