import fc from 'fast-check';
import type { Tolerance } from '../../../src/assessment/marking/item.js';
import { mark } from '../../../src/assessment/marking/mark.js';

const everything: Tolerance[] = ['case', 'punctuation', 'spelling'];

const marked = (text: string, accepted: readonly string[], tolerance: readonly Tolerance[]) =>
  mark({ type: 'short-text', accepted, tolerance }, { kind: 'text', text });

const creditOf = (text: string, accepted: string, tolerance: readonly Tolerance[] = everything): number =>
  marked(text, [accepted], tolerance).credit;

describe('a short text without tolerance', () => {
  it('must be what is accepted, outer white space and composition apart', () => {
    expect(creditOf(' identité ', 'identité', [])).toBe(1);
    expect(creditOf('identite\u0301', 'identité', [])).toBe(1);
    expect(creditOf('Identité', 'identité', [])).toBe(0);
    expect(creditOf('identite', 'identité', [])).toBe(0);
    expect(creditOf('iden tité', 'identité', [])).toBe(0);
  });
});

describe('tolerance for case', () => {
  it.each([
    'identité nationale de santé',
    'IDENTITE NATIONALE DE SANTE',
    '  Identité nationale\u00a0de santé',
  ])('accepts "%s"', (text) => {
    expect(creditOf(text, 'Identité nationale de santé', ['case'])).toBe(1);
  });

  it('accepts either apostrophe and oe for œ', () => {
    expect(creditOf("l'oedème", 'L’œdème', ['case'])).toBe(1);
  });

  it('does not forgive punctuation or spelling', () => {
    expect(creditOf('pro santé connect.', 'Pro Santé Connect', ['case'])).toBe(0);
    expect(creditOf('pro santé conect', 'Pro Santé Connect', ['case'])).toBe(0);
  });
});

describe('tolerance for punctuation', () => {
  it('accepts an answer with other punctuation', () => {
    expect(creditOf('e CPS', 'e-CPS', ['case', 'punctuation'])).toBe(1);
    expect(creditOf('« hameçonnage ».', 'hameçonnage', ['case', 'punctuation'])).toBe(1);
    expect(creditOf('hameçonnage.', 'hameçonnage', ['punctuation'])).toBe(1);
  });

  it('does not turn one number into another', () => {
    expect(creditOf('15', '1,5', ['case', 'punctuation'])).toBe(0);
    expect(creditOf('1.5', '1,5', ['case', 'punctuation'])).toBe(1);
  });

  it('compares a solution that is all punctuation as it is', () => {
    expect(creditOf('@', '@', everything)).toBe(1);
    expect(creditOf('!', '@', everything)).toBe(0);
    expect(creditOf('', '@', everything)).toBe(0);
  });
});

describe('tolerance for spelling', () => {
  it('accepts a quarter of the solution’s length, rounded down, and no more', () => {
    // hameçonnage has 11 letters: two changes.
    expect(creditOf('hamesonnage', 'hameçonnage')).toBe(1);
    expect(creditOf('amessonnage', 'hameçonnage')).toBe(0);
    expect(creditOf('hamessonage', 'hameçonnage')).toBe(0);
    expect(creditOf('amesonnage', 'hameçonnage')).toBe(1);
  });

  it('counts two letters swapped as one change', () => {
    // consent is 7 letters: one change.
    expect(creditOf('cosnent', 'consent')).toBe(1);
    expect(creditOf('cosnetn', 'consent')).toBe(0);
  });

  it('measures by the solution, not by the answer', () => {
    // Nine changes: a quarter of a forty-letter answer would be ten.
    expect(creditOf('mot de passe robuste et vraiment très long', 'mot de passe robuste')).toBe(0);
  });

  it('says when an answer was misspelt, and for which solution it was taken', () => {
    const accepted = ['hameçonnage', 'phishing'];
    expect(marked('fishing', accepted, everything)).toEqual({
      kind: 'text',
      credit: 1,
      matched: 'phishing',
      misspelt: true,
    });
    expect(marked('Phishing', accepted, everything)).toMatchObject({ matched: 'phishing', misspelt: false });
    expect(marked('spam', accepted, everything)).toEqual({
      kind: 'text',
      credit: 0,
      matched: undefined,
      misspelt: false,
    });
  });

  it('prefers an exact match to a misspelt one of an earlier solution', () => {
    expect(marked('message', ['messages', 'message'], everything)).toMatchObject({
      matched: 'message',
      misspelt: false,
    });
  });

  it.each(['cycle', 'virus', 'cœurs', 'à jeun'])(
    'does not apply to "%s", of five letters or fewer',
    (solution) => {
      expect(creditOf(solution, solution)).toBe(1);
      expect(creditOf(`${solution}s`, solution)).toBe(0);
      expect(creditOf(`x${solution.slice(1)}`, solution)).toBe(0);
    },
  );

  it.each([
    ['RGPT', 'RGPD'],
    ['RPPT', 'RPPS'],
    ['SMDS', 'SNDS'],
    ['CNIS', 'CNIL'],
    ['MSSANTA', 'MSSANTE'],
    ['R.G.P.T.', 'R.G.P.D.'],
    ['carte CPT', 'carte CPS'],
    ['carte C.P.T.', 'carte C.P.S.'],
    ['le règlement RGPT', 'le règlement RGPD'],
    ['MTSanté', 'MSSanté'],
    ['3115', '3114'],
    ['31141', '31141516'],
    ['loi du 6 janvier 1979', 'loi du 6 janvier 1978'],
  ])('never takes "%s" for %s', (answer, solution) => {
    expect(creditOf(answer, solution)).toBe(0);
    expect(creditOf(solution, solution)).toBe(1);
  });

  it('never accepts an acronym with one letter changed, left out or added', () => {
    const capital = fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ'));
    const anyAcronym = fc.string({ unit: capital, minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(anyAcronym, fc.nat(), capital, (acronym, pick, letter) => {
        const at = pick % acronym.length;
        const [before, after] = [acronym.slice(0, at), acronym.slice(at + 1)];
        for (const off of [before + letter + after, before + after, before + letter + acronym.slice(at)]) {
          if (off !== acronym) expect(creditOf(off, acronym)).toBe(0);
        }
        expect(creditOf(acronym.toLowerCase(), acronym)).toBe(1);
      }),
    );
  });
});

describe('any short text', () => {
  const anyTolerance = fc.subarray<Tolerance>(everything);

  it('is right when it is one of those accepted, whatever the tolerance', () => {
    const anyTexts = fc.array(
      fc.string({ unit: 'grapheme', maxLength: 60 }).filter((text) => text.trim() !== ''),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(anyTexts, fc.nat(), anyTolerance, (accepted, pick, tolerance) => {
        const text = accepted[pick % accepted.length] ?? '';
        expect(marked(text, accepted, tolerance).credit).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it('is never right when it is empty', () => {
    for (const text of ['', '   ', '\n']) {
      expect(creditOf(text, 'x')).toBe(0);
      expect(creditOf(text, '.')).toBe(0);
    }
  });

  it('never turns wrong when case or punctuation is tolerated as well', () => {
    const anyWord = fc.string({
      unit: fc.constantFrom('a', 'é', 'E', ' ', '-', '’'),
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        anyWord,
        anyWord,
        fc.subarray<Tolerance>(['case', 'punctuation']),
        (text, solution, tolerance) => {
          fc.pre(creditOf(text, solution, tolerance) === 1);
          expect(creditOf(text, solution, ['case', 'punctuation'])).toBe(1);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is wrong, at once, when it is longer than any solution can be', () => {
    const start = performance.now();
    expect(creditOf('é'.repeat(5_000_000), 'hameçonnage')).toBe(0);
    expect(creditOf(`hameçonnage${' '.repeat(1000)}`, 'hameçonnage')).toBe(0);
    expect(creditOf('ﷺ'.repeat(1000), 'hameçonnage')).toBe(0);
    expect(performance.now() - start).toBeLessThan(500);
  });
});
