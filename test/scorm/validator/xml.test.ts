import fc from 'fast-check';
import { childOf, childrenOf, wordsOf } from '../../../src/scorm/validator/xml/elements.js';
import { parseXml } from '../../../src/scorm/validator/xml/parse-xml.js';
import { brief } from './support/made-packages.js';

const parse = (xml: string) => parseXml('a.xml', new TextEncoder().encode(xml));
const found = (xml: string) => parse(xml).findings.map(brief);

it('gives elements with their lines', () => {
  const { root, findings } = parse('<?xml version="1.0"?>\n<a xmlns="urn:a">\n<b> one\n two </b></a>');
  expect(findings).toEqual([]);
  expect(root?.lineNumber).toBe(2);
  const child = root === undefined ? undefined : childOf(root, 'urn:a', 'b');
  expect(child?.lineNumber).toBe(3);
  expect(child === undefined ? '' : wordsOf(child)).toBe('one two');
  expect(root === undefined ? [] : childrenOf(root, 'urn:other')).toEqual([]);
});

it.each([
  ['a tag that is not closed', '<a>\n<b></a>', 2],
  ['an attribute without quotes', '<a>\n<b c=1/></a>', 2],
  ['an attribute twice', '<a b="1" b="2"/>', 1],
  ['an unknown prefix', '<a><b:c/></a>', 1],
  ['an unknown entity', '<a>\n\n<b c="&nbsp;"/></a>', 3],
  ['two roots', '<a/><b/>', 1],
])('refuses %s', (_what, xml, line) => {
  expect(found(xml)).toEqual([`error xml-not-well-formed a.xml:${line}`]);
});

it.each(['', 'word', '  '])('refuses what has no element: “%s”', (xml) => {
  expect(found(xml)).toEqual(['error xml-not-well-formed a.xml']);
});

it('leaves the document type out, and the entities in it', () => {
  const bomb = '<!DOCTYPE a [\n<!ENTITY b "]>">\n<!ENTITY c "&b;&b;">\n]>\n<a>&c;</a>';
  expect(found(bomb)).toEqual(['error xml-not-well-formed a.xml:5']);
  const plain = parse(
    '<?xml version="1.0"?><!-- a -->\n<!DOCTYPE a SYSTEM "http://example.org/a.dtd">\n<a/>',
  );
  expect(plain.findings.map(brief)).toEqual(['warning xml-doctype a.xml:2']);
  expect(plain.root?.lineNumber).toBe(3);
  expect(plain.text).not.toContain('example.org');
});

it.each([
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode('<a>é</a>')]],
  ['UTF-16', [0xff, 0xfe, ...Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a>é</a>', 'utf16le')]],
  ['ISO-8859-1', [...Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1')]],
])('reads %s', (_what, bytes) => {
  const { root, findings } = parseXml('a.xml', Uint8Array.from(bytes));
  expect(findings).toEqual([]);
  expect(root?.textContent).toBe('é');
});

it.each([
  ['is not in the encoding that it says', Buffer.from('<a>é</a>', 'latin1')],
  ['says an encoding that nobody knows', Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>')],
  ['is too big', Buffer.alloc(9 * 1024 ** 2)],
])('refuses a file that %s', (_what, bytes) => {
  expect(parseXml('a.xml', bytes).findings.map(brief)).toEqual(['error xml-not-well-formed a.xml']);
});

it.each([
  ['elements in 200 others', '<a>'.repeat(200), 'more than 200 deep'],
  ['60,000 elements', '<a/>'.repeat(60_000), 'more than 60,000 elements'],
  ['60,000 instructions', '<?a b?>'.repeat(60_000), 'more than 60,000 elements'],
  ['60,000 references', '&amp;'.repeat(60_000), 'more than 60,000 elements'],
  ['201 attributes', `<a ${attributes(201)}/>`, 'more than 200 attributes'],
  ['10,001 namespaces', '<a xmlns="urn:a"/>'.repeat(10_001), 'more than 10,000 declarations'],
  ['a tag of 70,000 characters', `<a b="${'c'.repeat(70_000)}"/>`, 'more than 65,536 characters'],
])('refuses %s, and says on which line', (_what, inner, says) => {
  const { root, findings } = parse(`<r>\n${inner}\n</r>`);
  expect(root).toBeUndefined();
  expect(findings.map(brief)).toEqual(['error xml-not-well-formed a.xml:2']);
  expect(findings[0]?.message).toContain(says);
});

function attributes(count: number): string {
  return Array.from({ length: count }, (_, at) => `a${at}="1"`).join(' ');
}

it.each([
  ['elements in 199 others', '<a>'.repeat(199) + '</a>'.repeat(199)],
  ['59,999 elements', '<a/>'.repeat(59_999)],
  ['200 attributes', `<a ${attributes(200)}/>`],
  ['markup in quotes', `<a b="${'>'.repeat(300)}" c='${'/>"'.repeat(300)}'/>`],
  ['markup in comments and sections', `<!--${'<a>'.repeat(300)}--><![CDATA[${'<a>'.repeat(300)}]]>`],
])('reads %s', (_what, inner) => {
  expect(found(`<r>\n${inner}\n</r>`)).toEqual([]);
});

it.each([
  ['are never closed', '<a>'.repeat(2_500_000)],
  ['are none', '<'.repeat(8_000_000)],
  ['have no end', `<a ${'b="" '.repeat(1_500_000)}`],
])('stops early where millions of tags %s', (_what, text) => {
  expect(found(text)).toEqual(['error xml-not-well-formed a.xml:1']);
});

it('answers with an element or a finding, whatever it is given', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '<a',
    '</a>',
    '/>',
    '&x;',
    '<!DOCTYPE ',
    '[',
    ']',
    '"',
    '<!--',
    '-->',
    '<?',
    ' b="',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 30 }), (pieces) => {
      const { root, findings } = parse(pieces.join(''));
      expect(root !== undefined || findings.length > 0).toBe(true);
    }),
    { numRuns: 400 },
  );
});
