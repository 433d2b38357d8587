import { zipSync } from 'fflate';
import { fileNames } from '../../../src/scorm/validator/rules/file-names.js';
import { unwelcomeFiles } from '../../../src/scorm/validator/rules/unwelcome-files.js';
import { constructsIn, textsOf } from '../../../src/scorm/validator/scan/scan-texts.js';
import { leftUnscanned, textFiles } from '../../../src/scorm/validator/scan/text-files.js';
import { archiveOf, brief } from './support/made-packages.js';

const archive = (files: Record<string, string>) =>
  archiveOf(
    zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)])),
    ),
  );
const scanned = (file: string, text: string) =>
  [...textsOf(archive({ [file]: text }))].flatMap(constructsIn).map(brief);

describe('in pages and scripts', () => {
  it.each([
    ['unload-handler', 'a.js', 'window.addEventListener("unload", save)'],
    ['unload-handler', 'a.js', "window.addEventListener('beforeunload', save)"],
    ['unload-handler', 'a.js', 'window.onunload = save'],
    ['unload-handler', 'a.js', 'window.onbeforeunload=function(){}'],
    ['unload-handler', 'a.js', '$(window).on("unload.x", save)'],
    ['unload-handler', 'a.js', '$(window).unload(function () {})'],
    ['unload-handler', 'a.html', '<body onunload="save()">'],
    ['synchronous-request', 'a.js', 'x.open("POST", url, false);'],
    ['synchronous-request', 'a.js', 'r.open(a,b+"?c",!1)'],
    ['synchronous-request', 'a.js', '$.ajax({ async: false })'],
    ['insecure-url', 'a.html', '<img alt="" src="http://example.org/a.png">'],
    ['external-request', 'a.html', "<script src='https://cdn.example.org/a.js'></script>"],
    ['external-request', 'a.html', '<link rel="stylesheet" href="//cdn.example.org/a.css">'],
    ['external-request', 'a.css', '@import url(https://fonts.example.org/a.css);'],
    ['insecure-url', 'a.css', 'body { background: url("http://example.org/a.png") }'],
    ['external-request', 'a.js', 'importScripts("https://cdn.example.org/a.js")'],
    ['needs-server', 'a.html', '<script type="module" src="a.js"></script>'],
    ['needs-server', 'a.js', 'fetch("data.json")'],
  ])('%s: %s with %s', (rule, file, text) => {
    expect(scanned(file, `\n${text}\n`)).toContain(`warning ${rule} ${file}:2`);
  });

  it.each([
    ['a handler for pagehide', 'a.js', 'addEventListener("pagehide", save); el.onload = go;'],
    ['the removal of a handler', 'a.js', 'window.onbeforeunload = null; removeEventListener("unload", save)'],
    ['a comment', 'a.js', '// addEventListener("unload", save)\n/* window.onunload = save */'],
    ['a comment of a page', 'a.html', '<!-- <body onunload="save()"> -->'],
    ['an asynchronous request', 'a.js', 'x.open("GET", url, true); $.ajax({ async: true })'],
    [
      'a link to another host',
      'a.html',
      '<a href="http://example.org/">more</a><link rel="canonical" href="https://example.org/">',
    ],
    ['a namespace', 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
    ['a file of the package', 'a.html', '<script src="js/a.js"></script><img src="a.png">'],
    ['a method of that name', 'a.js', 'store.fetch("key")'],
    ['a file of another kind', 'a.txt', 'window.onunload = save'],
  ])('nothing for %s', (_what, file, text) => {
    expect(scanned(file, text)).toEqual([]);
  });

  it('looks into scripts that hide in a comment of a page', () => {
    const page = '<script><!--\nwindow.onunload = save;\n//--></script>\n<!-- <b onunload="x"> -->';
    expect(scanned('a.html', page)).toEqual(['warning unload-handler a.html:2']);
  });

  it('names each rule once a file, where it first holds', () => {
    expect(scanned('a.js', 'a();\nonunload = b;\nonunload = c;')).toEqual(['warning unload-handler a.js:2']);
  });

  it.each([
    '<script '.repeat(60_000),
    `${'<script></script>'.repeat(60_000)}<!-- -->`,
    '.open(a'.repeat(600_000),
    '<!--'.repeat(60_000),
    `.open(${'a,'.repeat(60_000)}`,
    '/*\n'.repeat(60_000),
  ])('takes no long time over what is made to take it', (text) => {
    const begun = performance.now();
    scanned('a.html', text);
    scanned('a.js', text);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });
});

it('keeps to its budget of bytes, and counts the texts that it leaves', () => {
  const all = archive({ 'a.js': '123456', 'b.png': '1234567890', 'c.css': '123456', 'd.html': '1234' });
  const { files, left } = textFiles(all, 10);
  expect(files.map(({ file }) => file)).toEqual(['a.js', 'd.html']);
  expect(left).toBe(1);
  expect(leftUnscanned(left).map(brief)).toEqual(['warning not-examined ']);
  expect(leftUnscanned(0)).toEqual([]);
});

it.each([
  ['file-server-side', 'api/save.php'],
  ['file-server-side', 'start.jsp'],
  ['file-nested-archive', 'files/all.zip'],
  ['file-hidden', '.git/config'],
  ['file-hidden', '__MACOSX/a.txt'],
  ['file-source-map', 'js/app.js.map'],
])('warns of %s: %s', (rule, file) => {
  expect(unwelcomeFiles(archive({ [file]: '', 'index.html': '' })).map(brief)).toEqual([
    `warning ${rule} ${file}`,
  ]);
});

it.each([
  ['name-not-ascii', ['leçon.html']],
  ['name-not-portable', ['ab:c.html']],
  ['name-not-portable', ['folder./a.html']],
  ['name-too-long', [`${'a'.repeat(200)}.html`]],
  ['name-clash', ['A.html', 'a.html']],
])('warns of %s', (rule, names) => {
  const all = archive(Object.fromEntries([...names, 'index.html'].map((name) => [name, ''])));
  expect(fileNames(all).map(brief)).toEqual([`warning ${rule} ${names.at(-1) ?? ''}`]);
});
