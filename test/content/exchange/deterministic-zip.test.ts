import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { zipOf } from '../../../src/content/exchange/deterministic-zip.js';

const files = fc.uniqueArray(
  fc.record({
    name: fc.stringMatching(/^[a-z]{1,8}\/[a-zé]{1,8}\.xml$/),
    bytes: fc.uint8Array({ maxLength: 200 }),
  }),
  { selector: ({ name }) => name, maxLength: 6 },
);

it('gives back the files in their order, and the same bytes each time', () => {
  fc.assert(
    fc.property(files, (all) => {
      const zip = zipOf(all);
      expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes }))).toEqual(all);
      expect(zipOf(all)).toEqual(zip);
    }),
  );
});

it('tells no moment: what is made later is the same', () => {
  const made = zipOf([{ name: 'a.xml', bytes: new Uint8Array([1]) }]);
  // The moment of a local header: 1 January 1980, 0 h (APPNOTE, 4.4.6).
  expect([...made.subarray(10, 14)]).toEqual([0, 0, 0x21, 0]);
});

it('refuses two files of one name', () => {
  const file = { name: 'a.xml', bytes: new Uint8Array() };
  expect(() => zipOf([file, file])).toThrow(RangeError);
});
