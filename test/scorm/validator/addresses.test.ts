import fc from 'fast-check';
import { targetOf } from '../../../src/scorm/validator/manifest/package-path.js';
import { isParameterString } from '../../../src/scorm/validator/rules/parameter-string.js';

describe('what an address leads to', () => {
  it.each([
    ['', 'a.html', 'a.html'],
    ['b/', 'a.html?x=1#y', 'b/a.html'],
    ['b/', '../a.html', 'a.html'],
    ['', './b//c/./a.html', 'b/c/a.html'],
    ['', 'a%20%C3%A9.html', 'a é.html'],
    ['', 'caf%E9.html', 'café.html'],
    ['', 'b\\a.html', 'b/a.html'],
  ])('from “%s”, %s is the file %s', (base, href, path) => {
    expect(targetOf(base, href)).toMatchObject({ kind: 'file', path });
  });

  it.each([
    ['b/', 'https://example.org/a', 'https://example.org/a'],
    ['', '//example.org/a', '//example.org/a'],
    ['http://example.org/', 'a', 'http://example.org/a'],
  ])('from “%s”, %s is elsewhere', (base, href, url) => {
    expect(targetOf(base, href)).toEqual({ kind: 'external', url });
  });

  it.each(['../a', 'b/../../a', '%2e%2e/a'])('%s is outside', (href) => {
    expect(targetOf('', href).kind).toBe('outside');
  });

  it('is not worked out where it is longer than any name', () => {
    expect(targetOf('b/'.repeat(4_000), 'a').kind).toBe('too-long');
    expect(targetOf('b/'.repeat(3_999), 'a').kind).toBe('file');
  });

  it('is never above the root, and comes back from its own encoding', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
      .filter((word) => !/^\.{1,2}$|[/\\]/.test(word));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const path = names.join('/');
        expect(targetOf('', names.map(encodeURIComponent).join('/'))).toMatchObject({ kind: 'file', path });
      }),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, href) => {
        const target = targetOf(base, href);
        expect(target.kind === 'file' && target.path.split('/').includes('..')).toBe(false);
      }),
    );
  });
});

describe('parameters', () => {
  it.each(['?a=b', 'a=b', '?a=b&c=d', '&a=b', '#part', '?a=b#part', '?tc=SX-12a&act=1', '?a=%20'])(
    'may be %s',
    (text) => {
      expect(isParameterString(text)).toBe(true);
    },
  );

  it.each(['', '?', '?a', 'a b=c', '?a=', '?=b', '?a=b&', '?a=b&&c=d', '?a=<b>', '#a#b', '?a=%2'])(
    'may not be “%s”',
    (text) => {
      expect(isParameterString(text)).toBe(false);
    },
  );
});
