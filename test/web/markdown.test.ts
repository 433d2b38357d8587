import { inlineMarkdown, markdown, plainText } from '../../src/web/presenters/markdown.js';

it('makes links of what is written as one, and says that they lead outside', () => {
  expect(inlineMarkdown('[le guide](https://guide.example)')).toBe(
    '<a href="https://guide.example" rel="noopener noreferrer" target="_blank">le guide</a>',
  );
});

it('leaves an address in angle brackets the text that it is', () => {
  expect(inlineMarkdown('Support <compte@acces.example>')).toBe('Support &lt;compte@acces.example&gt;');
  expect(inlineMarkdown('<https://acces.example>')).toBe('&lt;https://acces.example&gt;');
});

it('shows markup as text, and runs no script address', () => {
  expect(markdown('<b>gras</b>')).toBe('<p>&lt;b&gt;gras&lt;/b&gt;</p>\n');
  expect(inlineMarkdown('[clic](javascript:alert(1))')).not.toContain('href');
});

it('gives a line without its marks where only text can be shown', () => {
  expect(plainText('La *poste*, puis `https://a.example`')).toBe('La poste, puis https://a.example');
});
