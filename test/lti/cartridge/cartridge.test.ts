import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { readConfig } from '../../../src/config.js';
import type { Content } from '../../../src/content/content.js';
import type { Language } from '../../../src/content/localized.js';
import type { Path } from '../../../src/content/paths.js';
import { cartridgeOf } from '../../../src/lti/cartridge/cartridge.js';
import { contentOf } from '../../../src/services.js';

const PUBLIC_URL = 'https://parcours.example.fr';

let content: Content;
let paths: readonly Path[];
beforeAll(async () => {
  content = await contentOf(readConfig({}));
  paths = [...content.paths.values()];
});

const parser = new DOMParser({
  normalizeLineEndings: (text) => text,
  onError: (level, message) => {
    if (level !== 'warning') throw new Error(message);
  },
});

function filesOf(
  of: readonly Path[] = paths,
  language: Language = 'fr',
  publicUrl = PUBLIC_URL,
): Map<string, Document> {
  const files = unzipSync(cartridgeOf(of, { language, publicUrl }));
  const read = (bytes: Uint8Array) => parser.parseFromString(new TextDecoder().decode(bytes), 'text/xml');
  return new Map(Object.entries(files).map(([name, bytes]) => [name, read(bytes)]));
}

/** @throws RangeError where it is not there */
function documentIn(files: ReadonlyMap<string, Document>, name: string): Document {
  const found = files.get(name);
  if (found === undefined) throw new RangeError(`no ${name}`);
  return found;
}

const elements = (document: Document | Element, name: string): Element[] =>
  Array.from(document.getElementsByTagName(name));

const textsOf = (document: Document | Element, name: string): string[] =>
  elements(document, name).map((element) => element.textContent ?? '');

const childrenOf = (element: Element | undefined, name: string): Element[] =>
  elements(element ?? never(), name).filter(({ parentNode }) => parentNode === element);

function never(): never {
  throw new RangeError('no such element');
}

const titleOf = (item: Element): string => childrenOf(item, 'title')[0]?.textContent ?? '';

const propertiesIn = (document: Document, name: string): Record<string, string> =>
  Object.fromEntries(
    elements(elements(document, name)[0] ?? never(), 'lticm:property').map((element) => [
      element.getAttribute('name') ?? '',
      element.textContent ?? '',
    ]),
  );

it('is a thin cartridge of version 1.3, whose root has no title', () => {
  const manifest = documentIn(filesOf(), 'imsmanifest.xml');
  expect(textsOf(manifest, 'schema')).toEqual(['IMS Thin Common Cartridge']);
  expect(textsOf(manifest, 'schemaversion')).toEqual(['1.3.0']);
  const [organization] = elements(manifest, 'organization');
  expect(organization?.getAttribute('structure')).toBe('rooted-hierarchy');
  const roots = childrenOf(organization, 'item');
  expect(roots.map(titleOf)).toEqual(['']);
});

it('has the paths in one folder and the modules in another', () => {
  const manifest = documentIn(filesOf(), 'imsmanifest.xml');
  const [root] = childrenOf(elements(manifest, 'organization')[0], 'item');
  const folders = childrenOf(root, 'item').map((folder) => [
    titleOf(folder),
    childrenOf(folder, 'item').map((item) => item.getAttribute('identifier')),
  ]);
  const itemsOf = (isModule: boolean) =>
    paths.filter(({ id }) => content.modules.has(id) === isModule).map(({ id }) => `item-${id}`);
  expect(folders).toEqual([
    ['Parcours', itemsOf(false)],
    ['Modules', itemsOf(true)],
  ]);
  expect(content.modules.size).toBeGreaterThan(15);
});

it('leaves out a folder that would be empty', () => {
  const [module] = content.modules.keys();
  const chosen = paths.filter(({ id }) => id === module);
  const manifest = documentIn(filesOf(chosen, 'en'), 'imsmanifest.xml');
  expect(textsOf(manifest, 'title')).toEqual(['Modules', chosen[0]?.title.en ?? chosen[0]?.title.fr]);
});

it('links each item to a descriptor that is there, under identifiers that an XML document may hold once', () => {
  const files = filesOf();
  const manifest = documentIn(files, 'imsmanifest.xml');
  const ids = ['manifest', 'organization', 'item', 'resource'].flatMap((name) =>
    elements(manifest, name).map((element) => element.getAttribute('identifier') ?? ''),
  );
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
  const resources = elements(manifest, 'resource');
  const named = elements(manifest, 'item').flatMap((item) => item.getAttribute('identifierref') ?? []);
  expect(named.toSorted()).toEqual(resources.map((one) => one.getAttribute('identifier') ?? '').toSorted());
  for (const resource of resources) expect(resource.getAttribute('type')).toBe('imsbasiclti_xmlv1p3');
  const hrefs = elements(manifest, 'file').map((file) => file.getAttribute('href') ?? '');
  expect([...files.keys()].toSorted()).toEqual(['imsmanifest.xml', ...hrefs].toSorted());
});

it('opens each path as a launch with its custom parameter does', () => {
  const files = filesOf();
  expect(paths.length).toBeGreaterThan(25);
  for (const path of paths) {
    const link = documentIn(files, `links/${path.id}.xml`);
    expect(propertiesIn(link, 'blti:custom')).toEqual({
      path: path.id,
      context_id_history: '$Context.id.history',
      resource_link_id_history: '$ResourceLink.id.history',
    });
    expect(textsOf(link, 'blti:launch_url')).toEqual([`${PUBLIC_URL}/lti/launch`]);
    expect(textsOf(link, 'blti:secure_launch_url')).toEqual([`${PUBLIC_URL}/lti/launch`]);
    expect(textsOf(link, 'blti:title')).toEqual([path.title.fr]);
    expect(textsOf(link, 'blti:description')).toEqual([path.description.fr]);
  }
});

it('has the parts of a descriptor in the order of their schema', () => {
  const [path] = paths;
  const root = documentIn(filesOf(), `links/${path?.id ?? ''}.xml`).documentElement;
  expect(root?.nodeName).toBe('cartridge_basiclti_link');
  const names = Array.from(root?.childNodes ?? []).map(({ nodeName }) => nodeName);
  expect(names.filter((name) => name !== '#text')).toEqual([
    'blti:title',
    'blti:description',
    'blti:custom',
    'blti:extensions',
    'blti:launch_url',
    'blti:secure_launch_url',
    'blti:icon',
    'blti:secure_icon',
    'blti:vendor',
  ]);
});

it('calls nothing secure that is not', () => {
  const [path] = paths;
  const files = filesOf(paths, 'fr', 'http://localhost:3000');
  const link = documentIn(files, `links/${path?.id ?? ''}.xml`);
  expect(textsOf(link, 'blti:launch_url')).toEqual(['http://localhost:3000/lti/launch']);
  expect(elements(link, 'blti:secure_launch_url')).toEqual([]);
  expect(propertiesIn(link, 'blti:extensions')).toMatchObject({ domain: 'localhost:3000' });
});

it('gives the same bytes for the same paths', () => {
  const make = () => cartridgeOf(paths, { language: 'en', publicUrl: PUBLIC_URL });
  expect(Buffer.from(make()).equals(Buffer.from(make()))).toBe(true);
});

it('holds any title and description as texts', () => {
  const [path] = paths;
  if (path === undefined) throw new RangeError('no path');
  const words = fc
    .oneof(
      fc.constantFrom('<a>&amp;</a>', ']]>', `"'`, '\u0000\uFFFE', '«\u202F»', '\r\n'),
      fc.string({ unit: 'grapheme', minLength: 1 }),
    )
    .filter((text) => text !== '');
  fc.assert(
    fc.property(words, words, (title, description) => {
      const files = filesOf([{ ...path, title: { fr: title }, description: { fr: description } }]);
      const written = (text: string) =>
        text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
      const link = documentIn(files, `links/${path.id}.xml`);
      expect(textsOf(link, 'blti:title')).toEqual([written(title)]);
      expect(textsOf(link, 'blti:description')).toEqual([written(description)]);
      expect(textsOf(documentIn(files, 'imsmanifest.xml'), 'title').at(-1)).toBe(written(title));
    }),
  );
});
