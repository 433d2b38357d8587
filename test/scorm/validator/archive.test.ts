import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readArchive } from '../../../src/scorm/validator/archive/read-archive.js';
import { brief } from './support/made-packages.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const LONG = 'a'.repeat(5_000);
const zip = (...names: string[]) =>
  zipSync(Object.fromEntries(names.map((name) => [name, bytes(`${name} ${LONG}`)])));
const found = (archive: Uint8Array) => readArchive(archive).findings.map(brief);

/** Where the directory of a ZIP file begins. */
const directoryOf = (archive: Uint8Array) => new DataView(archive.buffer).getUint32(archive.length - 6, true);

/** A copy with one field changed; `at` counts from the first entry of the directory. */
function withField(archive: Uint8Array, at: number, value: number, width: 2 | 4 = 2): Uint8Array {
  const copy = archive.slice();
  const view = new DataView(copy.buffer);
  if (width === 2) view.setUint16(directoryOf(archive) + at, value, true);
  else view.setUint32(directoryOf(archive) + at, value, true);
  return copy;
}

it('gives the files of a ZIP file, folders left out', () => {
  const { archive, findings } = readArchive(zipSync({ 'a/': new Uint8Array(0), 'a/é.txt': bytes('word') }));
  expect(findings).toEqual([]);
  expect(archive?.names).toEqual(['a/é.txt']);
  expect(archive?.bytesOf('a/é.txt')).toEqual(bytes('word'));
  expect(archive?.bytesOf('other')).toBeUndefined();
});

it('reads one behind a self-extracting head', () => {
  const archive = zip('a.txt');
  const longer = new Uint8Array(archive.length + 100);
  longer.set(archive, 100);
  expect(readArchive(longer).archive?.bytesOf('a.txt')).toEqual(bytes(`a.txt ${LONG}`));
});

it.each(['../a.txt', 'a/../../b.txt', '/etc/a.txt', 'C:/a.txt', 'a\\b.txt'])(
  'refuses the name %s',
  (name) => {
    expect(found(zip(name, 'b.txt'))).toEqual([`error zip-unsafe-name ${name}`]);
    expect(readArchive(zip(name, 'b.txt')).archive?.names).toEqual(['b.txt']);
  },
);

it('refuses what is encrypted', () => {
  expect(found(withField(zip('a.txt'), 8, 1))).toEqual(['error zip-encrypted a.txt']);
});

it('refuses a method that SCORM has not', () => {
  expect(found(withField(zip('a.txt'), 10, 93))).toEqual(['error zip-method a.txt']);
});

it('refuses a file whose checksum differs', () => {
  expect(found(withField(zip('a.txt'), 16, 1, 4))).toEqual(['error zip-damaged a.txt']);
});

it('refuses a file that grows beyond what was said', () => {
  expect(found(withField(zip('a.txt'), 24, 10, 4))).toEqual(['error zip-damaged a.txt']);
});

it('does not unpack more than a server would store', () => {
  const { archive, findings } = readArchive(withField(zip('a.txt'), 24, 0xfffffffe, 4));
  expect(archive).toBeUndefined();
  expect(findings.map(brief)).toEqual(['error zip-too-big ']);
});

it('leaves one huge file alone', () => {
  expect(found(withField(zip('a.txt'), 24, 600 * 1024 ** 2, 4))).toEqual(['warning zip-too-big a.txt']);
});

it('warns of two files of one name', () => {
  const archive = zip('a.txt', 'b.txt');
  const copy = archive.slice();
  for (let at = 0; at < copy.length; at += 1)
    if (copy[at] === 'b'.charCodeAt(0)) copy[at] = 'a'.charCodeAt(0);
  expect(found(copy)).toContain('warning zip-same-name a.txt');
});

it.each([
  ['nothing', new Uint8Array(0)],
  ['text', bytes('This is no ZIP file, and it is long enough for one.')],
  ['half of one', zip('a.txt').slice(0, 60)],
  ['one that lost its beginning', zip('a.txt').slice(20)],
  ['one with ZIP64', withField(zip('a.txt'), 24, 0xffffffff, 4)],
  ['one with a wrong directory', withField(zip('a.txt'), 0, 0)],
])('finds %s unreadable', (_what, archive) => {
  expect(readArchive(archive)).toEqual({
    findings: [expect.objectContaining({ rule: 'zip-unreadable', severity: 'error', file: '' })],
  });
});

it('answers with findings whatever is changed or cut off', () => {
  const whole = zip('imsmanifest.xml', 'b/c.html');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      (changes, length) => {
        const copy = whole.slice();
        for (const [at, value] of changes) copy[at] = value;
        const { archive, findings } = readArchive(copy.slice(0, length));
        expect(archive !== undefined || findings.length > 0).toBe(true);
        for (const name of archive?.names ?? []) archive?.bytesOf(name);
      },
    ),
    { numRuns: 500 },
  );
});
