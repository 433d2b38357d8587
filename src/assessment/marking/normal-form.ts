/** What a short text keeps when it is compared. */
export interface NormalFormOptions {
  /** Forget capitals, accents, white space, ligatures and the shape of apostrophes. */
  readonly foldCase: boolean;
  /** Forget punctuation, but for the fact that some stands between two digits: 1,5 is not 15. */
  readonly dropPunctuation: boolean;
}

/** Typographic, modifier-letter and prime apostrophes, and the accents typed for them. */
const APOSTROPHES = /[‘’‛ʼʹ′`´＇]/gu;

/** Marks left by the decomposition, and characters that nobody sees (soft hyphen, zero-width space, …). */
const MARKS_AND_INVISIBLE = /[\p{M}\p{Cf}]/gu;

/** Those that Unicode does not decompose. */
const LIGATURES: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ς: 'σ' };

/**
 * A text as it is compared. Canonically equivalent texts (é as one character or as two) always agree, and outer
 * white space never counts. Idempotent.
 */
export function normalForm(text: string, { foldCase, dropPunctuation }: NormalFormOptions): string {
  const composed = text.normalize('NFC');
  const folded = foldCase ? fold(composed) : composed;
  const kept = dropPunctuation ? withoutPunctuation(folded) : folded;
  return kept.trim();
}

function fold(text: string): string {
  return (
    text
      // Before the decomposition, which makes a space of ´, and after it, which makes two primes of ″.
      .replace(APOSTROPHES, "'")
      .normalize('NFKD')
      .replace(APOSTROPHES, "'")
      .toLowerCase()
      .replace(MARKS_AND_INVISIBLE, '')
      .replace(/[œæßς]/gu, (ligature) => LIGATURES[ligature] ?? ligature)
      .replace(/\s/gu, '')
  );
}

function withoutPunctuation(text: string): string {
  return text
    .replace(/\p{P}+/gu, (run: string, at: number) => {
      const after = at + run.length;
      const betweenDigits =
        /\p{N}$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\p{N}/u.test(text.slice(after, after + 2));
      return betweenDigits ? '.' : '';
    })
    .replace(/\s+/gu, ' ');
}
