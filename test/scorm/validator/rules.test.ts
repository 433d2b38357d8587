import fc from 'fast-check';
import { ruleFindings, type MadeEdition } from './support/made-packages.js';

const M = 'imsmanifest.xml';

it.each<MadeEdition>(['1.2', '2004-3', '2004-4'])(
  'find nothing in a right package of %s',
  async (edition) => {
    expect(await ruleFindings(edition)).toEqual([]);
  },
);

it('name what the manifest begins with where it is none of SCORM', async () => {
  const cartridge = '<manifest xmlns="http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"/>';
  expect(await ruleFindings('1.2', { files: { [M]: cartridge } })).toEqual([`error manifest-root ${M}:1`]);
});

it('never fail, whatever happens to a manifest', async () => {
  const piece = fc.constantFrom(
    '<item/>',
    '<x:length xmlns:x="constructor"/>',
    '<organization/>',
    '<adlcp:location/>',
    '<file/>',
    '<imsss:sequencing IDRef=""/>',
    '<resource/>',
    '"',
    '<',
    '&',
    '<manifest>',
    '</item>',
  );
  const place = fc.constantFrom(
    '<metadata>',
    '<organizations',
    '<title>',
    '</organization>',
    '<file',
    '</resources>',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 3 }), place, async (pieces, at) => {
      const manifest = [[at, pieces.join('') + at]] as const;
      for (const edition of ['1.2', '2004-4'] as const) await ruleFindings(edition, { manifest });
    }),
    { numRuns: 150 },
  );
});

it('take no name of the package for one of ours', async () => {
  const stranger = '</schemaversion><x:length xmlns:x="constructor"/>';
  expect(await ruleFindings('1.2', { manifest: [['</schemaversion>', stranger]] })).toEqual([
    `error schema-location-missing ${M}:2`,
  ]);
});
