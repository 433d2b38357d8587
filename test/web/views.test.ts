import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compileViews } from '../../src/web/views.js';
import { temporaryDirectory } from '../support/stores.js';

async function views(templates: Readonly<Record<string, string>>) {
  const root = await temporaryDirectory();
  await mkdir(path.join(root, 'pages'));
  for (const [name, text] of Object.entries(templates)) {
    await writeFile(path.join(root, 'pages', `${name}.ejs`), text);
  }
  return compileViews(root, ['pages']);
}

it('escapes what a page shows', async () => {
  const render = await views({ hello: '<p><%= page.name %></p>' });
  expect(render('pages/hello', { name: '<b>&"\'' })).toBe('<p>&lt;b&gt;&amp;&#34;&#39;</p>');
});

it('lets an included template see the page and what is added, which stays there', async () => {
  const render = await views({
    outer: "<%- page.include('pages/inner', { name: 'b' }) %><%- page.include('pages/inner') %>",
    inner: '<%= page.title %>:<%= page.name %>;',
  });
  expect(render('pages/outer', { title: 'T', name: 'a' })).toBe('T:b;T:a;');
});

it('takes no option from what a page shows', async () => {
  const render = await views({ hello: '<%= page.name %>' });
  const shown = {
    name: '<',
    escapeFunction: String,
    client: true,
    settings: { 'view options': { escape: String } },
  };
  expect(render('pages/hello', shown)).toBe('&lt;');
});

it('refuses a template that is none when it starts, and one that is not there', async () => {
  await expect(views({ broken: '<% if (page.a { %>' })).rejects.toThrow(/broken/);
  const render = await views({ hello: '' });
  expect(() => render('pages/none', {})).toThrow('no template pages/none');
});
