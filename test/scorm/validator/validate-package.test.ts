import { readFile } from 'node:fs/promises';
import { zipSync } from 'fflate';
import { makePackage } from '../../../src/scorm/make-package.js';
import { RULE_IDS } from '../../../src/scorm/validator/rule-ids.js';
import { validatePackage } from '../../../src/scorm/validator/validate-package.js';
import { smallContent } from '../../support/content-folder.js';
import { moduleFiles } from '../../support/modules.js';
import { shippedSchemas, SMALL_PLAYER } from '../support/packages.js';
import { brief, madePackage, type MadeEdition } from './support/made-packages.js';

const text = (words: string) => new TextEncoder().encode(words);
const foundIn = async (bytes: Uint8Array) => (await validatePackage(bytes)).findings.map(brief);

it.each<MadeEdition>(['1.2', '2004-3', '2004-4'])(
  'passes a right package of %s without a word',
  async (standard) => {
    expect(await validatePackage(madePackage(standard))).toEqual({ standard, findings: [] });
  },
);

it('passes our own packages', async () => {
  const content = await smallContent(moduleFiles());
  const speaking = new Map([
    ...SMALL_PLAYER.files,
    ['player.js', text('API_1484_11; API.LMSInitialize("")')],
  ]);
  for (const standard of ['1.2', '2004-3', '2004-4'] as const) {
    const options = {
      standard,
      language: 'fr',
      player: { files: speaking },
      schemas: await shippedSchemas(),
    } as const;
    const { bytes } = makePackage(content, 'bien-noter', options);
    expect(await validatePackage(bytes)).toEqual({ standard, findings: [] });
  }
});

it('puts findings in the order of files and lines, errors before warnings', async () => {
  const changes = {
    manifest: [['"R-2"', '"R-3"'] as const],
    files: { 'js/app.js': 'onunload = LMSInitialize', 'A.txt': '' },
  };
  expect(await foundIn(madePackage('1.2', changes))).toEqual([
    'warning file-excess A.txt',
    'error dependency-reference imsmanifest.xml:16',
    'warning resource-unused imsmanifest.xml:17',
    'warning unload-handler js/app.js:1',
  ]);
});

it.each([
  [
    'in a folder',
    { 'course/imsmanifest.xml': '<manifest/>' },
    'error manifest-missing course/imsmanifest.xml',
  ],
  ['in capitals', { 'IMSMANIFEST.XML': '<manifest/>' }, 'error manifest-missing IMSMANIFEST.XML'],
  ['absent', { 'index.html': '' }, 'error manifest-missing '],
  ['of another kind of package', { 'cmi5.xml': '' }, 'error manifest-missing '],
])('says where the manifest is: %s', async (_where, files, found) => {
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([name, words]) => [name, text(words)])));
  const { standard, findings } = await validatePackage(zip);
  expect(standard).toBe('unknown');
  expect(findings.map(brief)).toEqual([found]);
});

it.each([
  ['cmi5', /This is no SCORM package but a cmi5 package: it was not judged\./],
  ['folder', /This is no SCORM package: it holds no imsmanifest\.xml\. It was not judged\./],
] as const)('does not judge our own %s packages, which are none of SCORM', async (standard, says) => {
  const content = await smallContent(moduleFiles());
  const schemas = await shippedSchemas();
  const { bytes } = makePackage(content, 'bien-noter', {
    standard,
    language: 'fr',
    player: SMALL_PLAYER,
    schemas,
  });
  const { findings } = await validatePackage(bytes);
  expect(findings.map(brief)).toEqual(['error manifest-missing ']);
  expect(findings[0]?.message).toMatch(says);
});

it('lists a thousand findings of a rule, and counts the others', async () => {
  const files = Object.fromEntries(Array.from({ length: 1_100 }, (_, at) => [`${at}.txt`, '']));
  const { findings } = await validatePackage(madePackage('1.2', { files }));
  expect(findings).toHaveLength(1_001);
  expect(findings[0]).toMatchObject({ rule: 'file-excess', severity: 'warning', file: '' });
  expect(findings[0]?.message).toContain('And 100 more of file-excess');
});

it('says as a finding that it failed itself, and never throws', async () => {
  const broken = Object.assign(madePackage('1.2').slice(), {
    subarray(): never {
      throw new RangeError('out of order');
    },
  });
  const { standard, findings } = await validatePackage(broken);
  expect(standard).toBe('unknown');
  expect(findings.map(brief)).toEqual(['error validator-failed ']);
  expect(findings[0]?.message).toContain('RangeError: out of order');
});

it.each([
  ['no script that looks for an LMS', '1.2', 'document.title', 'warning sco-without-api imsmanifest.xml'],
  ['scripts for 2004', '1.2', 'window.API_1484_11', 'warning api-of-other-edition imsmanifest.xml'],
  ['scripts for 1.2', '2004-4', 'API.LMSInitialize("")', 'warning api-of-other-edition imsmanifest.xml'],
] as const)('warns of a SCO with %s in a package of %s', async (_what, edition, script, found) => {
  expect(await foundIn(madePackage(edition, { files: { 'js/app.js': script } }))).toEqual([found]);
});

it('does not pass a package whose manifest is too large to be unpacked', async () => {
  const bytes = madePackage('1.2').slice();
  const view = new DataView(bytes.buffer);
  view.setUint32(view.getUint32(bytes.length - 6, true) + 24, 600 * 1024 ** 2, true);
  expect(await foundIn(bytes)).toEqual(
    ['warning zip-too-big imsmanifest.xml', 'error xml-not-well-formed imsmanifest.xml'].toSorted(),
  );
});

it('has a row in the guide for each rule, and no other', async () => {
  const guide = await readFile(new URL('../../../docs/scorm-validator.md', import.meta.url), 'utf8');
  const rows = [...guide.matchAll(/^\| `([a-z0-9-]+)` /gm)].map(([, rule]) => rule);
  expect(rows.toSorted()).toEqual([...RULE_IDS].toSorted());
});
