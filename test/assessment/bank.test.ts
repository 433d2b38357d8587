import { domainOf, itemOf, prepareBank } from '../../src/assessment/bank.js';
import { bankItem, evenItems } from './support/builders.js';
import { refusal } from './support/refusal.js';

describe('a bank made ready', () => {
  it('finds items by id and by competence', () => {
    const bank = prepareBank(evenItems(['donnees.identite', 'donnees.cycle'], 3));
    expect(itemOf(bank, 'donnees.cycle-1').competence).toBe('donnees.cycle');
    expect(bank.byCompetence.get('donnees.identite')?.map(({ id }) => id)).toEqual([
      'donnees.identite-0',
      'donnees.identite-1',
      'donnees.identite-2',
    ]);
  });

  it('takes the domain of a competence from its items, and else from its id', () => {
    const bank = prepareBank([{ ...bankItem('i', '1.2'), domain: 'first' }]);
    expect(domainOf(bank, '1.2')).toBe('first');
    expect(domainOf(bank, 'outils.ia')).toBe('outils');
  });

  it('works tables out once for all items of the same parameters, and apart for any other', () => {
    const same = { a: 1, b: 0.75, c: 0.25, d: 1, bSd: 0.7 };
    const bank = prepareBank([
      bankItem('one', 'a.b', same),
      bankItem('other', 'a.c', { ...same }),
      bankItem('surer', 'a.b', { ...same, bSd: 0.2 }),
    ]);
    const [one, other, surer] = ['one', 'other', 'surer'].map((id) => itemOf(bank, id));
    expect(other?.logChances).toBe(one?.logChances);
    expect(other?.competence).toBe('a.c');
    expect(surer?.logChances).not.toEqual(one?.logChances);
  });

  it('names the item whose parameters are out of range', () => {
    const attempt = () => prepareBank([bankItem('odd-one', 'a.b', { a: 9, b: 0, c: 0, d: 1 })]);
    expect(attempt).toThrow('odd-one: a must lie in (0, 4], and is 9');
    expect(attempt).toThrow(refusal('parameters-out-of-range'));
  });

  it('refuses two items of one id', () => {
    expect(() => prepareBank([bankItem('i', 'a.b'), bankItem('i', 'a.c')])).toThrow(refusal('invalid-bank'));
  });

  it('refuses a competence in two domains', () => {
    expect(() => prepareBank([bankItem('i', 'a.b'), { ...bankItem('j', 'a.b'), domain: 'z' }])).toThrow(
      refusal('invalid-bank'),
    );
  });

  it('refuses to answer for an item that it does not hold', () => {
    expect(() => itemOf(prepareBank([]), 'gone')).toThrow(refusal('unknown-item'));
  });
});
