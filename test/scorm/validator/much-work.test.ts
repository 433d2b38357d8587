import { ruleFindings, type Changes } from './support/made-packages.js';

const M = 'imsmanifest.xml';

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

const last = (resources: string): NonNullable<Changes['manifest']> => [
  ['</resources>', `${resources}</resources>`],
];

/** How often each rule found something, by the rule’s name. */
async function counted(...given: Parameters<typeof ruleFindings>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const found of await ruleFindings(...given)) {
    const rule = found.split(' ')[1] ?? '';
    counts[rule] = (counts[rule] ?? 0) + 1;
  }
  return counts;
}

const ASSET = 'type="webcontent" adlcp:scormtype="asset"';

it('goes once through a resource that depends on thousands', async () => {
  const needs = times(20_000, (at) => `<dependency identifierref="N-${at}"/>`);
  const manifest = last(`<resource identifier="N" ${ASSET}>${needs}</resource>`);
  expect(await counted('1.2', { manifest })).toEqual({
    'dependency-reference': 20_000,
    'resource-unused': 1,
  });
});

it('looks for the files that resources start up to a limit, and says where it stopped', async () => {
  const chain = times(
    2_000,
    (at) =>
      `<resource identifier="N-${at}" href="js/app.js" ${ASSET}><dependency identifierref="N-${at + 1}"/></resource>`,
  );
  const end = `<resource identifier="N-2000" ${ASSET}><file href="js/app.js"/></resource>`;
  expect(await ruleFindings('1.2', { manifest: last(chain + end) })).toEqual([
    `warning resource-unused ${M}:19`,
    `warning not-examined ${M}`,
  ]);
});

it('finds thousands of sequencings in a collection of as many', async () => {
  const count = 6_000;
  const items = times(count, (at) => `<item identifier="N-${at}"><imsss:sequencing IDRef="C-${at}"/></item>`);
  const lent = times(count, (at) => `<imsss:sequencing ID="C-${at}"/>`);
  const manifest: NonNullable<Changes['manifest']> = [
    ['</organization>', `${items}</organization>`],
    ['<imsss:sequencingCollection>', `<imsss:sequencingCollection>${lent}`],
  ];
  expect(await counted('2004-4', { manifest })).toEqual({
    'title-missing': count,
    'item-without-resource': count,
  });
});

it('does not join a long xml:base to thousands of addresses', async () => {
  const files = times(10_000, () => '<file href="a.js"/>');
  const manifest = last(
    `<resource identifier="N" xml:base="${'b/'.repeat(30_000)}" ${ASSET}>${files}</resource>`,
  );
  expect(await counted('1.2', { manifest })).toEqual({ 'file-missing': 10_000, 'resource-unused': 1 });
});

it('says once of an item that its prerequisites name what is not there', async () => {
  const words = times(100_000, (at) => `x${at}&amp;`).slice(0, 250_000);
  const manifest: NonNullable<Changes['manifest']> = [
    [
      '<adlcp:masteryscore>',
      `<adlcp:prerequisites type="aicc_script">${words.slice(0, words.lastIndexOf('&'))}</adlcp:prerequisites><adlcp:masteryscore>`,
    ],
  ];
  expect(await counted('1.2', { manifest })).toEqual({ prerequisites: 1 });
});

it('reads files with metadata up to a limit, and says how many are left', async () => {
  const spaced = `<lom xmlns="urn:other">${' '.repeat(5 * 1024 ** 2)}</lom>`;
  const locations = '<adlcp:location>a.xml</adlcp:location><adlcp:location>b.xml</adlcp:location>'.repeat(
    500,
  );
  const found = await counted('1.2', {
    manifest: [['</schemaversion>', `</schemaversion>${locations}`]],
    files: { 'a.xml': spaced, 'b.xml': spaced },
  });
  expect(found).toEqual({ 'not-examined': 1 });
});
