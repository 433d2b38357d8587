import { runInNewContext } from 'node:vm';
import { DOMParser } from '@xmldom/xmldom';
import fc from 'fast-check';
import type { Content } from '../../src/content/content.js';
import { packageContentOf } from '../../src/scorm/package-content-of.js';
import type { PackageContent } from '../../src/scorm/package-content.js';
import { scriptLiteral } from '../../src/scorm/script-literal.js';
import { startPage } from '../../src/scorm/start-page.js';
import { writeXml, xml } from '../../src/scorm/xml-writer.js';
import { smallContent } from '../support/content-folder.js';
import { moduleFiles } from '../support/modules.js';

/** Texts that mean something to one of the languages that they are put into. */
const nasty = fc.oneof(
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '<!--<script>',
    ']]>',
    '&amp;&#10;&quot;',
    `"'<&>`,
    '\u2028\u2029',
    '{{a}} ${a} `a`',
    '\u0000\u0008\uFFFE',
    '\uD800',
    '𝒳é‑«\u202F»',
  ),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...Array.from(`<>&"'/\\!-[]{}$\`=é\n\t`)) }),
);

/** Warnings are for what is allowed: a U+FFFD, say. Line ends are left as they were written. */
const parser = new DOMParser({
  normalizeLineEndings: (text) => text,
  onError: (level, message) => {
    if (level !== 'warning') throw new Error(message);
  },
});

const parsed = (text: string) => parser.parseFromString(text, 'text/xml').documentElement;

/** What no XML document can hold is left out. */
const asXml = (text: string) =>
  text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

it('writes any text and attribute as XML that reads back', () => {
  fc.assert(
    fc.property(nasty, nasty, (text, attribute) => {
      const root = parsed(writeXml(xml('a', {}, xml('b', { c: attribute }, text))));
      const element = root?.getElementsByTagName('b').item(0);
      expect(element?.textContent).toBe(asXml(text));
      expect(element?.getAttribute('c')).toBe(asXml(attribute));
    }),
    { numRuns: 500 },
  );
});

it('indents elements, and leaves texts alone', () => {
  const written = writeXml(xml('a', {}, xml('b', {}, 'mot'), xml('c', { d: '1' })));
  expect(written).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a>\n  <b>mot</b>\n  <c d="1"/>\n</a>\n');
});

it('writes any content as a script in ASCII that ends no script element and reads back', () => {
  fc.assert(
    fc.property(fc.array(nasty), fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), nasty), (list, record) => {
      const value = { list, record: { ...record } };
      const literal = scriptLiteral(value);
      expect(literal).toMatch(/^[\x20-\x7e]*$/);
      expect(literal).not.toContain('<');
      const read: unknown = runInNewContext(`(${literal})`);
      expect(JSON.stringify(read)).toBe(JSON.stringify(value));
    }),
    { numRuns: 500 },
  );
});

describe('the start page', () => {
  let made: PackageContent;
  beforeAll(async () => {
    const content: Content = await smallContent(moduleFiles());
    made = packageContentOf(content, 'bien-noter', { standard: 'folder', language: 'fr' });
  });

  it('holds any title as a title, and nothing more', () => {
    fc.assert(
      fc.property(nasty, (title) => {
        const page = startPage({ ...made, module: { ...made.module, title } });
        const [, shown = ''] = /<title>(.*?)<\/title>/s.exec(page) ?? [];
        const text = shown.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
        expect(text).toBe(title);
        expect(page.match(/<script/g)).toHaveLength(2);
        expect(shown).not.toMatch(/[<>]/);
      }),
    );
  });
});
