import { drawingOf } from '../../src/content/drawing.js';
import { FIGURE, moduleFiles } from '../support/modules.js';
import { problemsWith } from './support.js';

const svg = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"${more}>${inside}</svg>`;

it('keeps shapes and words, and leaves its own styles to the page', () => {
  const drawing = drawingOf(FIGURE);
  expect(drawing).toContain('<text class="ink" x="20" y="50" font-size="20">Un schéma</text>');
  expect(drawing).not.toContain('style');
  expect(drawing).toMatch(/^<svg [^>]*class="drawing"/);
});

it('escapes what its words hold', () => {
  expect(drawingOf(svg('<text>a &lt;b&gt; &amp; c</text>'))).toContain('a &lt;b&gt; &amp; c');
});

it.each([
  ['a script', svg('<script>alert(1)</script>')],
  ['a page inside', svg('<foreignObject/>')],
  ['an event', svg('<rect onclick="alert(1)"/>')],
  ['an event at its root', svg('', ' onload="alert(1)"')],
  ['a picture from elsewhere', svg('<image href="https://elsewhere.example/a.png"/>')],
  ['a link', svg('<a href="https://elsewhere.example/"><text>a</text></a>')],
  ['a style of one element', svg('<rect style="fill:url(https://elsewhere.example/)"/>')],
  ['a fill that loads', svg('<rect fill="url(https://elsewhere.example/#a)"/>')],
  ['a name with a prefix', '<x:svg xmlns:x="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'],
  ['a comment, which a page may read as an element', svg('<!--> <script>alert(1)</script> -->')],
  ['words that a page may read as elements', svg('<text><![CDATA[</svg><script>alert(1)</script>]]></text>')],
  ['an instruction to a program', svg('<?xml-stylesheet href="https://elsewhere.example/"?>')],
  ['no view box', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ['an element left open', '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>'],
  ['nothing', ''],
  ['what is no XML', 'un dessin'],
])('refuses %s', (_name, text) => {
  expect(() => drawingOf(text)).toThrow(RangeError);
});

it('is a problem of the content, with its file', async () => {
  const files = { ...moduleFiles(), 'figures/schema.svg': svg('<script/>') };
  const problems = await problemsWith(files);
  expect(problems[0]).toMatchObject({ file: 'figures/schema.svg' });
});
