import { StoreError } from '../../../src/store/errors.js';
import type { Collection, Query, Where } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { collected, thing, THINGS } from './samples.js';
import type { Thing } from './samples.js';

const DOCS: readonly Thing[] = [
  thing('a', { kind: 'x', rank: 3, mark: 'm' }),
  thing('b', { kind: 'y', rank: 1, mark: 10 }),
  thing('c', { kind: 'x', rank: 2, mark: 9 }),
  thing('d', { kind: 'y', rank: 2 }),
  thing('e', { mark: '' }),
  thing('f', { mark: 'M' }),
  thing('g', { mark: 'é' }),
];

export function findContract({ openFresh, textOrder }: Contract): void {
  describe('finding', () => {
    let things: Collection<Thing>;
    beforeAll(async () => {
      things = (await openFresh()).collection(THINGS);
      for (const doc of DOCS.toReversed()) await things.insert(doc);
    });
    const ids = async (query: Query<Thing>) => (await things.find(query)).map(({ doc }) => doc.id).join('');

    test.each<[string, Where<Thing>, string]>([
      ['no condition', {}, 'abcdefg'],
      ['a value', { kind: 'x' }, 'ac'],
      ['a value that nothing has', { kind: 'z' }, ''],
      ['several conditions', { kind: 'y', rank: 2 }, 'd'],
      ['one of some values', { rank: { in: [1, 3, 5] } }, 'ab'],
      ['one value of a list', { rank: { in: [2] } }, 'cd'],
      ['one of no values', { rank: { in: [] } }, ''],
      ['one of texts and numbers', { mark: { in: ['m', 9] } }, 'ac'],
      ['less than', { rank: { lt: 2 } }, 'b'],
      ['at most', { rank: { lte: 2 } }, 'bcd'],
      ['greater than', { rank: { gt: 2 } }, 'a'],
      ['at least', { rank: { gte: 2 } }, 'acd'],
      ['between', { rank: { gt: 1, lt: 3 } }, 'cd'],
      ['bounds on numbers, texts left out', { mark: { gt: 0 } }, 'bc'],
      ['bounds on texts, numbers left out', { mark: { lt: 'z' } }, 'aef'],
      ['the least text', { mark: { gte: '' } }, 'aefg'],
      ['bounds of two kinds', { mark: { gt: 0, lt: 'z' } }, ''],
      ['a field that is there', { kind: { exists: true } }, 'abcd'],
      ['a field that is missing', { kind: { exists: false } }, 'efg'],
      ['an id', { id: 'b' }, 'b'],
      ['ids', { id: { in: ['b', 'd', 'nobody'] } }, 'bd'],
      ['ids from one on', { id: { gt: 'e' } }, 'fg'],
    ])('by %s', async (_, where, expected) => {
      expect(await ids({ where })).toBe(expected);
      expect(await things.count(where)).toBe(expected.length);
    });

    test.each<[string, NonNullable<Query<Thing>['sort']>, string]>([
      ['ids when nothing is said', [], 'abcdefg'],
      ['ids', [{ by: 'id', order: 'desc' }], 'gfedcba'],
      ['a field, the missing first, ties by id', [{ by: 'rank', order: 'asc' }], 'efgbcda'],
      ['a field downwards, ties too', [{ by: 'rank', order: 'desc' }], 'adcbgfe'],
      ['numbers before texts, texts by character', [{ by: 'mark', order: 'asc' }], 'dcbefag'],
      [
        'two fields',
        [
          { by: 'kind', order: 'desc' },
          { by: 'rank', order: 'asc' },
        ],
        'bdcaefg',
      ],
    ])('in the order of %s', async (_, sort, expected) => {
      expect(await ids({ sort })).toBe(expected);
    });

    test('in the order of characters, also of those beyond the first plane', async () => {
      const others = (await openFresh()).collection(THINGS);
      await others.insert(thing('a', { kind: '\u{1F600}' }));
      await others.insert(thing('b', { kind: '\uFF5E' }));
      const sorted = await others.find({ sort: [{ by: 'kind', order: 'asc' }] });
      // In the order of UTF-16 units these two stand the other way round.
      const expected = (await textOrder()) === 'characters' ? ['b', 'a'] : ['a', 'b'];
      expect(sorted.map(({ doc }) => doc.id)).toEqual(expected);
    });

    test('gives as many as asked for, from where asked for', async () => {
      const sort = [{ by: 'rank', order: 'asc' }] as const;
      expect(await ids({ sort, limit: 2 })).toBe('ef');
      expect(await ids({ sort, limit: 3, offset: 3 })).toBe('bcd');
      expect(await ids({ sort, offset: 5 })).toBe('da');
      expect(await ids({ offset: 100 })).toBe('');
      expect(await ids({ limit: 0 })).toBe('');
    });

    test('finds by one value after it found by a list of one', async () => {
      for (const { id } of DOCS) {
        expect(await ids({ where: { id: { in: [id] } } })).toBe(id);
        const [other] = DOCS.filter((doc) => doc.id !== id);
        expect(await ids({ where: { id: other?.id ?? '' }, limit: 1 })).toBe(other?.id);
      }
    });

    test('gives the versions', async () => {
      expect(await things.find({ where: { id: 'a' } })).toEqual([{ doc: DOCS[0], version: 1 }]);
    });

    test('finds among ten thousand values, and refuses more', async () => {
      const many = Array.from({ length: 9_999 }, (_, place) => `v${place}`);
      expect(await ids({ where: { kind: { in: [...many, 'x'] } } })).toBe('ac');
      await expect(things.count({ kind: { in: [...many, 'x', 'y'] } })).rejects.toThrow(StoreError);
    });

    test.each<[string, object]>([
      ['a condition that is undefined', { kind: undefined }],
      ['a condition that says nothing', { kind: {} }],
      ['a field that is not indexed', { body: 1 }],
      ['a field that is none', { 'kind = 1 OR 1': 1 }],
    ])('refuses %s, and removes nothing by it', async (_, where) => {
      await expect(things.find({ where })).rejects.toThrow(StoreError);
      await expect(things.count(where)).rejects.toThrow(StoreError);
      await expect(things.removeWhere(where)).rejects.toThrow(StoreError);
      await expect(collected(things.stream(where))).rejects.toThrow(StoreError);
      expect(await things.count({})).toBe(DOCS.length);
    });

    test('refuses to sort by a field that is not indexed', async () => {
      const sort = JSON.parse('[{"by":"body","order":"asc"}]') as NonNullable<Query<Thing>['sort']>;
      await expect(things.find({ sort })).rejects.toThrow(StoreError);
      await expect(things.claim({ sort }, { now: 0, until: 1 })).rejects.toThrow(StoreError);
    });

    test.each([-1, 1.5, NaN])('refuses %p as a limit or an offset', async (count) => {
      await expect(things.find({ limit: count })).rejects.toThrow(StoreError);
      await expect(things.find({ offset: count })).rejects.toThrow(StoreError);
    });
  });

  describe('streaming', () => {
    test('gives each document that meets the conditions once, over many pages', async () => {
      const things = (await openFresh()).collection(THINGS);
      const docs = Array.from({ length: 450 }, (_, rank) =>
        thing(`t${rank}`, { rank, kind: rank % 2 ? 'odd' : 'even' }),
      );
      await Promise.all(docs.map((doc) => things.insert(doc)));
      const odd = await collected(things.stream({ kind: 'odd' }));
      expect(odd.map(({ rank }) => rank).sort((a, b) => Number(a) - Number(b))).toEqual(
        docs.filter(({ kind }) => kind === 'odd').map(({ rank }) => rank),
      );
    });

    test('goes on while documents are removed, replaced and added', async () => {
      const things = (await openFresh()).collection(THINGS);
      await Promise.all(Array.from({ length: 450 }, (_, n) => things.insert(thing(`t${n}`))));
      const seen: string[] = [];
      for await (const { id } of things.stream({})) {
        seen.push(id);
        await things.remove(id);
        if (seen.length <= 50) await things.insert(thing(`late${seen.length}`));
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.filter((id) => id.startsWith('t'))).toHaveLength(450);
    });

    test('may be left before its end', async () => {
      const things = (await openFresh()).collection(THINGS);
      await Promise.all(Array.from({ length: 10 }, (_, n) => things.insert(thing(`t${n}`))));
      for await (const { id } of things.stream({})) {
        expect(id).toBe('t0');
        break;
      }
      expect(await things.removeWhere({})).toBe(10);
    });
  });
}
