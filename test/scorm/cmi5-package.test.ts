import { DOMParser } from '@xmldom/xmldom';
import { validateXML } from 'xmllint-wasm';
import { readConfig } from '../../src/config.js';
import type { Content } from '../../src/content/content.js';
import type { Language } from '../../src/content/localized.js';
import { makePackage } from '../../src/scorm/make-package.js';
import type { Schemas } from '../../src/scorm/schemas.js';
import { contentOf } from '../../src/services.js';
import { smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles } from '../support/modules.js';
import { COURSE_STRUCTURE_SCHEMA } from './support/course-structure-schema.js';
import { shippedSchemas, SMALL_PLAYER, textOf, unpacked } from './support/packages.js';

let schemas: Schemas;
let content: Content;
beforeAll(async () => {
  schemas = await shippedSchemas();
  content = await smallContent({ ...moduleFiles({ mastery: 65 }), ...ENGLISH });
});

const filesOf = (of: Content, module: string, language: Language = 'fr') =>
  unpacked(makePackage(of, module, { standard: 'cmi5', language, player: SMALL_PLAYER, schemas }).bytes);

const structureOf = (language: Language, of = content) =>
  new DOMParser().parseFromString(textOf(filesOf(of, 'bien-noter', language), 'cmi5.xml'), 'text/xml');

it('holds the course structure at its root, and no manifest', () => {
  expect([...filesOf(content, 'bien-noter').keys()].toSorted()).toEqual([
    'cmi5.xml',
    'content-licence.txt',
    'content.js',
    'fonts/latin.woff2',
    'index.html',
    'player.css',
    'player.js',
  ]);
});

it('describes one unit, which is passed from the module’s mastery on', () => {
  const unit = structureOf('fr').getElementsByTagName('au').item(0);
  expect(
    Object.fromEntries(Array.from(unit?.attributes ?? []).map(({ name, value }) => [name, value])),
  ).toEqual({
    id: 'urn:parcours:module:bien-noter:fr',
    launchMethod: 'AnyWindow',
    moveOn: 'Passed',
    masteryScore: '0.65',
    activityType: 'http://adlnet.gov/expapi/activities/module',
  });
  expect(unit?.getElementsByTagName('url').item(0)?.textContent).toBe('index.html');
});

it.each([
  ['fr', 'fr', 'Bien noter'],
  ['en', 'en', 'Recording well'],
] as const)('has its words in its language (%s)', (language, lang, title) => {
  const [said] = Array.from(structureOf(language).getElementsByTagName('langstring'));
  expect([said?.getAttribute('lang'), said?.textContent]).toEqual([lang, title]);
});

it('says which language its words are in where they are not translated', async () => {
  const french = await smallContent(moduleFiles());
  const said = Array.from(structureOf('en', french).getElementsByTagName('langstring'));
  expect(said.map((one) => one.getAttribute('lang'))).toEqual(['fr', 'fr', 'fr', 'fr']);
});

it('has no id twice, and keeps its ids when words change', async () => {
  const idsOf = (of: Content) =>
    [...textOf(filesOf(of, 'bien-noter'), 'cmi5.xml').matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(idsOf(content)).size).toBe(2);
  const changed = await smallContent(moduleFiles({ title: 'Noter mieux' }));
  expect(idsOf(changed)).toEqual(idsOf(content));
});

it.each(['fr', 'en'] as const)(
  'is right by its schema for every module that we ship (%s)',
  async (language) => {
    const shipped = await contentOf(readConfig({}));
    const xml = [...shipped.modules.keys()].map((id) => ({
      fileName: `${id}.xml`,
      contents: textOf(filesOf(shipped, id, language), 'cmi5.xml'),
    }));
    const schema = { fileName: 'structure.xsd', contents: COURSE_STRUCTURE_SCHEMA };
    expect((await validateXML({ xml, schema })).errors).toEqual([]);
    const [first] = xml;
    const broken = { fileName: 'broken.xml', contents: (first?.contents ?? '').replace('Passed', 'Perhaps') };
    expect((await validateXML({ xml: [broken], schema })).valid).toBe(false);
  },
);
