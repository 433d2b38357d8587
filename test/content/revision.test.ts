import { contentHash } from '../../src/content/revision.js';
import { itemFile, smallContent } from '../support/content-folder.js';

it('is the same whatever the order in which fields were written', () => {
  expect(contentHash({ a: 1, b: { c: [1, 2], d: null } })).toBe(
    contentHash({ b: { d: null, c: [1, 2] }, a: 1 }),
  );
});

it('differs with the order of a list', () => {
  expect(contentHash([1, 2])).not.toBe(contentHash([2, 1]));
});

it('is twelve hexadecimal digits', () => {
  expect(contentHash('x')).toMatch(/^[0-9a-f]{12}$/);
});

describe('an item’s revision', () => {
  const file = itemFile('soin.noter');
  const revisions = async (text: string) => {
    const { items } = await smallContent({ 'items/soin.noter.yaml': text });
    return [...items.values()]
      .filter(({ competence }) => competence === 'soin.noter')
      .map(({ revision }) => revision);
  };

  it('names the item and stays while its text does', async () => {
    const before = await revisions(file);
    expect(before[0]).toMatch(/^soin-noter-01@[0-9a-f]{12}$/);
    expect(await revisions(`# another comment\n${file}`)).toEqual(before);
  });

  it('changes with one word of its own, and with no word of another item', async () => {
    const before = await revisions(file);
    const after = await revisions(file.replace('Question 1 de', 'Demande 1 de'));
    expect(after[0]).not.toBe(before[0]);
    expect(after.slice(1)).toEqual(before.slice(1));
  });
});
