import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { zipOf } from '../../src/scorm/zip.js';

const part = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_-]{0,8}$/);

const name = fc
  .tuple(fc.array(part, { maxLength: 3 }), part, fc.constantFrom('js', 'css', 'woff2', 'txt', 'xsd'))
  .map(([folders, file, extension]) => [...folders, `${file}.${extension}`].join('/').toLowerCase());

const files = fc.dictionary(name, fc.uint8Array({ maxLength: 300 }), { noNullPrototype: true });

it('gives back every file as it was', () => {
  fc.assert(
    fc.property(files, (made) => {
      const back = unzipSync(zipOf(new Map(Object.entries(made))));
      expect(Object.keys(back)).toEqual(Object.keys(made).toSorted());
      for (const [each, bytes] of Object.entries(made)) expect([...(back[each] ?? [])]).toEqual([...bytes]);
    }),
  );
});

it('gives the same bytes whatever the order of the files', () => {
  fc.assert(
    fc.property(files, (made) => {
      const entries = Object.entries(made);
      expect(zipOf(new Map(entries.toReversed()))).toEqual(zipOf(new Map(entries)));
    }),
  );
});

it('dates every file alike, whatever the hour and the time zone', () => {
  const zip = zipOf(new Map([['a.txt', new Uint8Array([1])]]));
  const header = new DataView(zip.buffer, zip.byteOffset);
  // APPNOTE 4.4.6: midnight, and the first of January 1980.
  expect(header.getUint16(10, true)).toBe(0);
  expect(header.getUint16(12, true)).toBe((1 << 5) | 1);
});

it('deflates, and names files in ASCII with slashes', () => {
  const zip = zipOf(new Map([['fonts/a.txt', new Uint8Array(1_000)]]));
  expect(zip.length).toBeLessThan(200);
  const header = new DataView(zip.buffer, zip.byteOffset);
  // APPNOTE 4.4.4 and 4.4.5: no flag is needed, and the method is 8.
  expect(header.getUint16(6, true)).toBe(0);
  expect(header.getUint16(8, true)).toBe(8);
  expect(new TextDecoder().decode(zip.subarray(30, 41))).toBe('fonts/a.txt');
});

it.each([
  '',
  'é.txt',
  'a b.txt',
  '/a.txt',
  '../a.txt',
  'a/../b.txt',
  'a//b.txt',
  'a\\b.txt',
  '.hidden.txt',
  'a/.hidden.txt',
  'README',
  'a.txt/',
])('refuses a file called %j', (bad) => {
  expect(() => zipOf(new Map([[bad, new Uint8Array()]]))).toThrow(RangeError);
});

it('refuses two files that some systems would take for one', () => {
  const twice = new Map(['Player.js', 'player.js'].map((each) => [each, new Uint8Array()]));
  expect(() => zipOf(twice)).toThrow(/one file on some systems/);
});
