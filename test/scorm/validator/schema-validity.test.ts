import { schemaValidity } from '../../../src/scorm/validator/schema/schema-validity.js';
import { openPackage } from '../../../src/scorm/validator/open-package.js';
import type { Finding } from '../../../src/scorm/validator/report.js';
import { archiveOf, brief, madePackage, type Changes, type MadeEdition } from './support/made-packages.js';

const M = 'imsmanifest.xml';

async function schemaFindings(edition: MadeEdition, changes: Changes = {}): Promise<readonly Finding[]> {
  const { checked } = openPackage(archiveOf(madePackage(edition, changes)));
  if (checked === undefined) throw new RangeError('the manifest cannot be read');
  return schemaValidity(checked);
}

it.each<MadeEdition>(['1.2', '2004-3', '2004-4'])('accepts a right manifest of %s', async (edition) => {
  expect(await schemaFindings(edition)).toEqual([]);
});

it.each<[string, MadeEdition, Changes['manifest'], string, string]>([
  [
    'metadata behind the mastery score',
    '1.2',
    [['</adlcp:masteryscore>', '</adlcp:masteryscore><metadata/>']],
    `error schema-invalid ${M}:11`,
    'order',
  ],
  [
    'an identifier that begins with a digit',
    '1.2',
    [['identifier="O-1"', 'identifier="00"']],
    `error schema-invalid ${M}:9`,
    'begins with a letter',
  ],
  [
    'too much data from the LMS',
    '1.2',
    [
      [
        '<adlcp:masteryscore>',
        `<adlcp:datafromlms>${'a'.repeat(256)}</adlcp:datafromlms><adlcp:masteryscore>`,
      ],
    ],
    `error schema-invalid ${M}:11`,
    '255',
  ],
  [
    'long prerequisites',
    '1.2',
    [
      [
        '<adlcp:masteryscore>',
        `<adlcp:prerequisites type="aicc_script">${'a'.repeat(201)}</adlcp:prerequisites><adlcp:masteryscore>`,
      ],
    ],
    `error schema-invalid ${M}:11`,
    '200',
  ],
  ['a measure above 1', '2004-4', [['>0.8<', '>1.5<']], `error schema-invalid ${M}:17`, 'from -1 to 1'],
  ['an unknown button', '2004-3', [['>continue<', '>next<']], `error schema-invalid ${M}:20`, 'suspendAll'],
  [
    'a threshold of the fourth edition in the third',
    '2004-3',
    [['<adlcp:completionThreshold>', '<adlcp:completionThreshold minProgressMeasure="1">']],
    `error schema-invalid ${M}:14`,
    'not allowed',
  ],
  [
    'a file without an href',
    '2004-4',
    [['<file href="js/app.js"/>', '<file/>']],
    `error schema-invalid ${M}:29`,
    'href',
  ],
])('refuses %s', async (_what, edition, manifest = [], found, words) => {
  const findings = await schemaFindings(edition, { manifest });
  expect(findings.map(brief)).toContain(found);
  expect(findings[0]?.message).toContain(words);
  expect(findings[0]?.message).not.toContain('{http');
});

it('finds what a more lenient parser passed over', async () => {
  const findings = await schemaFindings('1.2', { manifest: [['Course', 'Care & cure']] });
  expect(findings.map(brief)).toContain(`error xml-not-well-formed ${M}:9`);
});

it('allows extensions of namespaces that it does not know, and says so once', async () => {
  const own = '<x:a xmlns:x="urn:other"/><x:b xmlns:x="urn:other"/>';
  for (const edition of ['1.2', '2004-3'] as const) {
    const findings = await schemaFindings(edition, {
      manifest: [['</schemaversion>', `</schemaversion>${own}`]],
    });
    expect(findings.map(brief)).toEqual([expect.stringContaining('warning extension-unchecked')]);
    expect(findings[0]?.message).toContain('urn:other');
  }
});

const located = (version: string): NonNullable<Changes['manifest']> => [
  [`${version}</schemaversion>`, `${version}</schemaversion><adlcp:location>lom.xml</adlcp:location>`],
];
const LOM = (title: string) =>
  `<lom xmlns="http://ltsc.ieee.org/xsd/LOM">\n<general>${title}</general></lom>`;
const MD = (general: string) =>
  `<lom xmlns="http://www.imsglobal.org/xsd/imsmd_rootv1p2p1">\n<general>${general}</general></lom>`;
const WORD = '<title><langstring xml:lang="fr">Mot</langstring></title>';

it.each<[string, MadeEdition, string, string, string[]]>([
  [
    'a right one of 2004',
    '2004-4',
    '2004 4th Edition',
    LOM('<title><string language="fr">Mot</string></title>'),
    [],
  ],
  ['a wrong one of 2004', '2004-3', '2004 3rd Edition', LOM('<titre/>'), ['error schema-invalid lom.xml:2']],
  ['a right one of 1.2', '1.2', '1.2', MD(WORD), []],
  ['a wrong one of 1.2', '1.2', '1.2', MD(`${WORD}${WORD}`), ['error schema-invalid lom.xml:2']],
  ['one of another kind', '1.2', '1.2', '<dc xmlns="urn:dublin"/>', []],
])('looks into a file with metadata: %s', async (_what, edition, version, lom, found) => {
  const findings = await schemaFindings(edition, { manifest: located(version), files: { 'lom.xml': lom } });
  expect(findings.map(brief)).toEqual(found);
});

it('looks into several files with metadata, and names the one that is wrong', async () => {
  const two = '</schemaversion><adlcp:location>a.xml</adlcp:location><adlcp:location>b.xml</adlcp:location>';
  const findings = await schemaFindings('1.2', {
    manifest: [['</schemaversion>', two]],
    files: { 'a.xml': MD(WORD), 'b.xml': MD('<titre/>') },
  });
  expect(findings.map(brief)).toEqual(['error schema-invalid b.xml:2']);
});

it('stops where the schemas refuse thousands of things, and says so', async () => {
  const findings = await schemaFindings('1.2', {
    manifest: [['<file href="js/app.js"/>', '<file/>'.repeat(5_000)]],
  });
  expect(findings).toHaveLength(2_001);
  expect(findings.map(brief).at(-1)).toBe(`warning not-examined ${M}`);
});

it('is not held up by long values in what the schemas say', async () => {
  const braces = '{'.repeat(60_000);
  const findings = await schemaFindings('1.2', {
    manifest: [
      ['<organizations ', `<organizations odd="${braces}" `],
      ['identifier="O-1"', `identifier="${braces}"`],
    ],
  });
  expect(findings.length).toBeGreaterThan(0);
  for (const { message } of findings) expect(message.length).toBeLessThan(1_200);
});
