import fc from 'fast-check';
import { normalForm } from '../../../src/assessment/marking/normal-form.js';

const folded = (text: string): string => normalForm(text, { foldCase: true, dropPunctuation: false });
const bare = (text: string): string => normalForm(text, { foldCase: true, dropPunctuation: true });
const asIs = (text: string): string => normalForm(text, { foldCase: false, dropPunctuation: false });

describe('a normal form', () => {
  it('without tolerance only composes characters and drops outer white space', () => {
    expect(asIs('  Donne\u0301es de sant\u00e9\u00a0')).toBe('Données de santé');
    expect(asIs('L’INS')).toBe('L’INS');
  });

  it.each([
    ['capitals', 'HAMEÇONNAGE', 'hameconnage'],
    ['accents, composed or not', 'Identit\u00e9 e\u0301tat', 'identiteetat'],
    ['ligatures', 'Œdème, cæcum, ﬁche', 'oedeme,caecum,fiche'],
    ['no-break and narrow no-break spaces', 'Mon\u00a0espace\u202fsanté', 'monespacesante'],
    ['line ends and tabs', 'Mon\r\n\tespace santé', 'monespacesante'],
    ['typographic apostrophes', 'l’accès d‘urgence dʼun', "l'accesd'urgenced'un"],
    ['accents typed for apostrophes', 'l´accès l`accès', "l'accesl'acces"],
    ['zero-width spaces and soft hyphens', 'mes\u200bsa\u00adgerie', 'messagerie'],
    ['full-width letters', 'ＲＧＰＤ', 'rgpd'],
    ['superscripts', 'm²', 'm2'],
    ['a dotted capital', 'İNS', 'ins'],
  ])('forgets %s', (_, text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  it.each([
    ['hyphens, full stops and quotation marks', '« Pro-Santé. » Connect !', 'prosanteconnect'],
    ['apostrophes', 'l’accès', 'lacces'],
    ['dots of an acronym', 'R.G.P.D.', 'rgpd'],
    ['every mark but that between two digits', '1,5 - (mg)', '1.5mg'],
  ])('drops %s', (_, text, expected) => {
    expect(bare(text)).toBe(expected);
  });

  it('keeps a decimal sign: 1,5 is 1.5 and not 15', () => {
    expect(bare('1,5')).toBe(bare('1.5'));
    expect(bare('1,5')).not.toBe(bare('15'));
  });

  it('keeps words apart when punctuation goes and white space counts', () => {
    expect(normalForm('mot - de  passe !', { foldCase: false, dropPunctuation: true })).toBe('mot de passe');
  });

  it('is its own normal form, for any text', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom(' ', ',', '1', '′', '″', '´', 'İ', 'Σ', 'œ', '\u0301', '\u00ad', '²', '½', '…'),
      }),
    );
    fc.assert(
      fc.property(anyText, fc.boolean(), fc.boolean(), (text, foldCase, dropPunctuation) => {
        const once = normalForm(text, { foldCase, dropPunctuation });
        expect(normalForm(once, { foldCase, dropPunctuation })).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same for canonically equivalent texts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, foldCase) => {
        const options = { foldCase, dropPunctuation: false };
        expect(normalForm(text.normalize('NFD'), options)).toBe(normalForm(text.normalize('NFC'), options));
      }),
      { numRuns: 500 },
    );
  });
});
