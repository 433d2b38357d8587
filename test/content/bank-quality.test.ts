import { bankQuality } from '../../src/content/bank-quality.js';
import { itemFile, optionsWith, smallContent } from '../support/content-folder.js';

it('measures how the items of a bank are made', async () => {
  const quality = bankQuality(await smallContent());
  // Six single choices of eighteen, each with the key c, all options equally long.
  expect(quality.singleChoice).toBeCloseTo(1 / 3);
  expect(quality.longestKey).toBe(0);
  expect(quality.letter).toEqual({ id: 'c', share: 1 });
  expect(quality.catchAll).toEqual([]);
  expect([quality.withoutLevelReason, quality.withoutBarriers]).toEqual([18, 18]);
});

it('sees a key that is longer than all the other options, and one that is as long as another', async () => {
  const options = (lengths: readonly number[]) =>
    optionsWith(['c']).map((option, index) => ({ ...option, text: 'x'.repeat(lengths[index] ?? 1) }));
  const longestKey = async (lengths: readonly number[]) => {
    const changes = { 'soin-noter-01': { options: options(lengths) } };
    const files = { 'items/soin.noter.yaml': itemFile('soin.noter', 6, changes) };
    return bankQuality(await smallContent(files)).longestKey;
  };
  expect(await longestKey([3, 3, 4, 3])).toBeCloseTo(1 / 6);
  expect(await longestKey([3, 4, 4, 3])).toBe(0);
});

it.each(['Toutes les réponses', 'Aucune de ces propositions', 'Aucune réponse', 'None of the above'])(
  'names an item with the option « %s »',
  async (text) => {
    const options = optionsWith(['c']).map((option) => (option.id === 'd' ? { ...option, text } : option));
    const files = { 'items/soin.noter.yaml': itemFile('soin.noter', 6, { 'soin-noter-01': { options } }) };
    expect(bankQuality(await smallContent(files)).catchAll).toEqual(['soin-noter-01']);
  },
);

it('finds the holes: competences with few items, and levels at which nothing is aimed', async () => {
  const full = { 'items/soin.noter.yaml': itemFile('soin.noter', 15) };
  const { holes } = bankQuality(await smallContent(full));
  // Six items aim at levels 1 to 6, which the five named levels share.
  expect(holes).toEqual([
    { competence: 'soin.lire', items: 6, levels: [] },
    { competence: 'reseau.proteger', items: 6, levels: [] },
  ]);
  const easy = {
    'items/soin.noter.yaml': itemFile('soin.noter', 2),
    'paths/soin.yaml': undefined,
  };
  expect(bankQuality(await smallContent(easy)).holes[0]).toEqual({
    competence: 'soin.noter',
    items: 2,
    levels: ['confirme', 'avance', 'expert'],
  });
});
