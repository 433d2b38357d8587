import { DOMParser, type Document } from '@xmldom/xmldom';
import type { Content } from '../../src/content/content.js';
import { makePackage } from '../../src/scorm/make-package.js';
import { objectiveId } from '../../src/scorm/manifest/objective-id.js';
import { MANIFEST_STANDARDS, type ManifestStandard, type Schemas } from '../../src/scorm/schemas.js';
import { smallContent } from '../support/content-folder.js';
import { ENGLISH, moduleFiles } from '../support/modules.js';
import { portableId } from '../../scorm-package/tracker/portable-id.js';
import { shippedSchemas, SMALL_PLAYER, textOf, unpacked } from './support/packages.js';
import { schemaErrors } from './support/schema-errors.js';

let content: Content;
let schemas: Schemas;
beforeAll(async () => {
  content = await smallContent({ ...moduleFiles({ mastery: 65 }), ...ENGLISH });
  schemas = await shippedSchemas();
});

function documents(standard: ManifestStandard, language: 'fr' | 'en' = 'fr', of = content) {
  const { bytes } = makePackage(of, 'bien-noter', { standard, language, player: SMALL_PLAYER, schemas });
  const files = unpacked(bytes);
  return { manifest: textOf(files, 'imsmanifest.xml'), metadata: textOf(files, 'metadata.xml') };
}

const parsed = (text: string): Document => new DOMParser().parseFromString(text, 'text/xml');

/** The texts of elements of one name, in their order. */
const textsOf = (document: Document, name: string): string[] =>
  Array.from(document.getElementsByTagName(name)).map((element) => element.textContent?.trim() ?? '');

const attributesOf = (document: Document, name: string, attribute: string): (string | null)[] =>
  Array.from(document.getElementsByTagName(name)).map((element) => element.getAttribute(attribute));

it.each([
  ['1.2', '1.2'],
  ['2004-3', '2004 3rd Edition'],
  ['2004-4', '2004 4th Edition'],
] as const)('names its standard as LMSs know it (%s)', (standard, version) => {
  const manifest = parsed(documents(standard).manifest);
  expect(textsOf(manifest, 'schema')).toEqual(['ADL SCORM']);
  expect(textsOf(manifest, 'schemaversion')).toEqual([version]);
});

describe.each(MANIFEST_STANDARDS)('the manifest of %s', (standard) => {
  it('has one SCO, under identifiers that an XML document may hold once', () => {
    const { manifest } = documents(standard);
    const ids = [...manifest.matchAll(/\sidentifier="([^"]*)"/g)].map(([, id = '']) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z_][A-Za-z0-9._-]*$/);
    const document = parsed(manifest);
    expect(attributesOf(document, 'item', 'identifierref')).toEqual(
      attributesOf(document, 'resource', 'identifier'),
    );
    expect(attributesOf(document, 'organizations', 'default')).toEqual(
      attributesOf(document, 'organization', 'identifier'),
    );
    const type = standard === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType';
    expect(attributesOf(document, 'resource', type)).toEqual(['sco']);
  });

  it('keeps its identifiers from one edition to the next, and says which edition it is', async () => {
    const identified = (text: string) => [...text.matchAll(/\sidentifier="([^"]*)"/g)].map(([, id]) => id);
    const versionOf = (text: string) =>
      /\sversion="([^"]+)"/.exec(text.slice(text.indexOf('<manifest')))?.[1];
    const before = documents(standard).manifest;
    const changed = await smallContent(moduleFiles({ title: 'Noter mieux' }));
    const after = documents(standard, 'fr', changed).manifest;
    expect(identified(after)).toEqual(identified(before));
    expect(versionOf(before)).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(after)).not.toBe(versionOf(before));
  });

  it('carries the module’s title in its language', () => {
    expect(textsOf(parsed(documents(standard).manifest), 'title')).toEqual(['Bien noter', 'Bien noter']);
    expect(textsOf(parsed(documents(standard, 'en').manifest), 'title')).toContain('Recording well');
  });
});

it('gives SCORM 1.2 the mastery score', () => {
  expect(textsOf(parsed(documents('1.2').manifest), 'adlcp:masteryscore')).toEqual(['65']);
});

describe.each(['2004-3', '2004-4'] as const)('the manifest of %s', (standard) => {
  it('passes the module from its mastery on, and has its competence for an objective', () => {
    const manifest = parsed(documents(standard).manifest);
    expect(textsOf(manifest, 'imsss:minNormalizedMeasure')).toEqual(['0.65']);
    expect(attributesOf(manifest, 'imsss:primaryObjective', 'satisfiedByMeasure')).toEqual(['true']);
    expect(attributesOf(manifest, 'imsss:objective', 'objectiveID')).toEqual(['soin.noter']);
  });

  it('leaves what is complete and what is passed to the module', () => {
    const manifest = parsed(documents(standard).manifest);
    expect(attributesOf(manifest, 'imsss:deliveryControls', 'completionSetByContent')).toEqual(['true']);
    expect(attributesOf(manifest, 'imsss:deliveryControls', 'objectiveSetByContent')).toEqual(['true']);
  });

  it('hides what would lead nowhere, or lose what was done', () => {
    expect(textsOf(parsed(documents(standard).manifest), 'adlnav:hideLMSUI')).toEqual([
      'previous',
      'continue',
      'abandon',
      'abandonAll',
    ]);
  });
});

it('writes the completion threshold in the form of each edition', () => {
  const third = parsed(documents('2004-3').manifest);
  expect(textsOf(third, 'adlcp:completionThreshold')).toEqual(['1.0']);
  const fourth = parsed(documents('2004-4').manifest);
  expect(textsOf(fourth, 'adlcp:completionThreshold')).toEqual(['']);
  expect(attributesOf(fourth, 'adlcp:completionThreshold', 'completedByMeasure')).toEqual(['true']);
  expect(attributesOf(fourth, 'adlcp:completionThreshold', 'minProgressMeasure')).toEqual(['1.0']);
});

it.each(['soin.noter', 'outils-metier.dossier-partage'])('names %s as the player does', (competence) => {
  expect(objectiveId(competence)).toBe(portableId(competence));
});

describe.each([
  ['1.2', 'langstring', 'xml:lang'],
  ['2004-3', 'string', 'language'],
  ['2004-4', 'string', 'language'],
] as const)('the metadata of %s', (standard, words, language) => {
  it('has title, description, keywords, duration, competence and licence, each in its language', () => {
    const metadata = parsed(documents(standard, 'en').metadata);
    const all = textsOf(metadata, words);
    for (const text of ['Recording well', 'Recording in two steps.', 'Care', 'Recording', 'digital health']) {
      expect(all).toContain(text);
    }
    expect(all.join()).toContain('Record at once');
    expect(all.join()).toContain('CC BY 4.0');
    const duration = standard === '1.2' ? 'datetime' : 'duration';
    expect(textsOf(metadata, duration)).toEqual(['PT12M']);
    expect(textsOf(metadata, 'language')).toContain('en');
    expect(textsOf(metadata, 'id')).toEqual(['soin', 'soin.noter']);
    const title = Array.from(metadata.getElementsByTagName(words))[0];
    expect(title?.getAttribute(language)).toBe('en');
  });

  it('says so of what is still in French', async () => {
    const untranslated = await smallContent(moduleFiles());
    const metadata = parsed(documents(standard, 'en', untranslated).metadata);
    const title = Array.from(metadata.getElementsByTagName(words))[0];
    expect([title?.textContent, title?.getAttribute(language)]).toEqual(['Bien noter', 'fr']);
  });
});

/** That the schemas are at work: each of these must be refused. */
it.each<[ManifestStandard, 'manifest' | 'metadata', string, string]>([
  ['1.2', 'manifest', '<adlcp:masteryscore>', '<adlcp:note/><adlcp:masteryscore>'],
  ['1.2', 'manifest', 'adlcp:scormtype="sco"', 'adlcp:scormtype="page"'],
  ['1.2', 'metadata', '<general>', '<rights/><general>'],
  ['2004-3', 'manifest', '>1.0</adlcp:completionThreshold>', '>1.5</adlcp:completionThreshold>'],
  ['2004-4', 'manifest', 'minProgressMeasure="1.0"', 'minProgressMeasure="1.5"'],
  ['2004-4', 'manifest', '>abandonAll<', '>abandonNothing<'],
  ['2004-4', 'metadata', '<value>competency</value>', '<value>knowledge</value>'],
  ['2004-4', 'metadata', 'PT12M', '12 minutes'],
])('the schemas of %s refuse a %s with another %s', async (standard, kind, from, to) => {
  const text = documents(standard)[kind];
  expect(text).toContain(from);
  const spoilt = new Map([['spoilt.xml', text.replace(from, to)]]);
  expect(await schemaErrors(spoilt, standard, schemas)).not.toEqual([]);
});
