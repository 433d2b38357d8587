import { InvalidDocumentError, StoreError } from '../../../src/store/errors.js';
import type { Collection } from '../../../src/store/port.js';
import type { Contract } from './engine-under-test.js';
import { collected, thing, THINGS } from './samples.js';
import type { Thing } from './samples.js';

const TEXTS = {
  quotes: `'";--\`\\`,
  'a statement': `'); DROP TABLE c_things; --`,
  'an operator': '{"$gt":""}',
  'a dollar and dots': '$where.a.b',
  'a NUL at the end': 'a\u0000',
  'a NUL inside': 'a\u0000b',
  'another NUL inside': 'a\u0000c',
  'the text before the NUL': 'a',
  'line ends': 'a\r\nb\u2028c',
  spaces: ' a ',
  capitals: 'A',
  'a composed letter': '\u00e9',
  'the same letter, decomposed': 'e\u0301',
  'beyond the first plane': '\u{1F9D1}\u200D\u2695\uFE0F',
  'the replacement character': '\uFFFD',
  'an object key of JavaScript': '__proto__',
  'a number': '1',
  'a very long text': 'é"'.repeat(200_000),
};

const NUMBERS = [
  0,
  0.1,
  -1,
  Number.MIN_VALUE,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  Number.EPSILON,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 32 + 1,
  Number.MAX_SAFE_INTEGER,
  Number.MIN_SAFE_INTEGER,
  2 ** 53,
  2 ** 63,
  2 ** 64,
  1e21,
];

const HALF_A_PAIR = '\uD83D';

export function valueContract({ openFresh }: Contract): void {
  describe('values', () => {
    let things: Collection<Thing>;
    beforeAll(async () => (things = (await openFresh()).collection(THINGS)));
    afterEach(() => things.removeWhere({}));

    test('keeps texts of any kind apart as ids, and gives them back', async () => {
      const docs = Object.values(TEXTS).map((text, rank) => thing(text, { rank }));
      for (const doc of docs) await things.insert(doc);
      for (const doc of docs) expect((await things.get(doc.id))?.doc).toEqual(doc);
      for (const doc of docs) expect(await things.take(doc.id)).toEqual(doc);
      expect(await things.count({})).toBe(0);
    });

    test('finds texts of any kind by an indexed field, and nothing else', async () => {
      const texts = Object.values(TEXTS);
      for (const [rank, kind] of texts.entries()) await things.insert(thing(`t${rank}`, { kind }));
      for (const kind of texts) {
        expect((await things.find({ where: { kind } })).map(({ doc }) => doc.kind)).toEqual([kind]);
        expect(await things.count({ kind: { in: [kind, 'not there'] } })).toBe(1);
        expect(await things.count({ kind: { gte: kind, lte: kind } })).toBe(1);
      }
    });

    test('reads page by page over ids of any kind', async () => {
      const ids = Object.values(TEXTS);
      for (const id of ids) await things.insert(thing(id));
      const seen = await collected(things.stream({}));
      expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(ids));
    });

    test('gives numbers at the limits back, and finds them', async () => {
      for (const [place, rank] of NUMBERS.entries()) await things.insert(thing(`n${place}`, { rank }));
      for (const [place, rank] of NUMBERS.entries()) {
        const found = await things.find({ where: { rank } });
        expect(found.map(({ doc }) => doc)).toEqual([thing(`n${place}`, { rank })]);
      }
      const sorted = await things.find({ sort: [{ by: 'rank', order: 'asc' }] });
      expect(sorted.map(({ doc }) => doc.rank)).toEqual(NUMBERS.toSorted((a, b) => a - b));
    });

    test('tells a number from the text that looks like it', async () => {
      await things.insert(thing('a', { mark: 1 }));
      await things.insert(thing('b', { mark: '1' }));
      expect((await things.find({ where: { mark: 1 } })).map(({ doc }) => doc.id)).toEqual(['a']);
      expect((await things.find({ where: { mark: '1' } })).map(({ doc }) => doc.id)).toEqual(['b']);
    });

    test('gives back what JSON carries, whatever the names inside', async () => {
      const body: unknown = JSON.parse(
        `{"$set":{"a.b":[{"":null}]},"__proto__":{"x":1},"half":"\\ud83d","nul\\u0000":"\\u0000","n":-0.5e-7}`,
      );
      await things.insert(thing('a', { body }));
      expect(JSON.stringify((await things.get('a'))?.doc.body)).toBe(JSON.stringify(body));
    });

    test('gives a copy: changing what was read or written changes nothing stored', async () => {
      const body = { list: [1] };
      await things.insert(thing('a', { body }));
      body.list.push(2);
      const read = await things.get('a');
      Object.assign(read?.doc.body ?? {}, { list: [] });
      expect((await things.get('a'))?.doc.body).toEqual({ list: [1] });
    });

    test('refuses half a character where it would be compared', async () => {
      await expect(things.insert(thing(HALF_A_PAIR))).rejects.toThrow(InvalidDocumentError);
      await expect(things.insert(thing('a', { kind: HALF_A_PAIR }))).rejects.toThrow(InvalidDocumentError);
      await expect(things.find({ where: { kind: { lt: HALF_A_PAIR } } })).rejects.toThrow(StoreError);
    });

    test('finds nothing by half a character', async () => {
      await things.insert(thing('\uFFFD', { kind: '\uFFFD' }));
      expect(await things.get(HALF_A_PAIR)).toBeUndefined();
      expect(await things.take(HALF_A_PAIR)).toBeUndefined();
      expect(await things.remove(HALF_A_PAIR)).toBe(false);
      expect(await things.count({ kind: HALF_A_PAIR })).toBe(0);
      expect(await things.count({ kind: { in: [HALF_A_PAIR] } })).toBe(0);
    });

    test.each([NaN, Infinity, -Infinity])('refuses to compare with %p', async (rank) => {
      await expect(things.find({ where: { rank } })).rejects.toThrow(StoreError);
      await expect(things.count({ rank: { gt: rank } })).rejects.toThrow(StoreError);
    });

    test('refuses a number that is not finite', async () => {
      await expect(things.insert(thing('a', { rank: Infinity }))).rejects.toThrow(InvalidDocumentError);
    });
  });
}
