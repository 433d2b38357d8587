import fc from 'fast-check';
import { xml, xmlFile } from '../../../src/content/exchange/xml-tree.js';
import { readXml, wordsOf } from './qti-reader.js';

const texts = fc.string({
  unit: fc.constantFrom('a', ' ', '<', '>', '&', '"', "'", ']', 'é', '😀', '\u202f', ';'),
});

it('gives back texts and attributes, whatever they hold', () => {
  fc.assert(
    fc.property(texts, texts, (text, attribute) => {
      const read = readXml(xmlFile(xml('a', {}, xml('b', { c: attribute }, text))));
      const [child] = read.children.filter((one) => typeof one !== 'string');
      expect(child).toEqual({ name: 'b', attributes: { c: attribute }, children: text === '' ? [] : [text] });
    }),
  );
});

it('keeps line ends and tabs of an attribute', () => {
  expect(readXml(xmlFile(xml('a', { b: 'c\n\td\r' }))).attributes).toEqual({ b: 'c\n\td\r' });
});

it('leaves out what XML has no place for', () => {
  expect(wordsOf(readXml(xmlFile(xml('a', {}, 'x\u0001\ud800\ufffe\u000by'))))).toBe('xy');
});
