import { editDistance } from './edit-distance.js';
import type { ShortText } from './item.js';
import { normalForm } from './normal-form.js';
import type { NormalFormOptions } from './normal-form.js';

export interface TextMarking {
  readonly credit: 0 | 1;
  /** The solution that the answer was taken for; undefined when it is wrong. */
  readonly matched: string | undefined;
  /** It was taken for it in spite of its spelling: worth showing the right one. */
  readonly misspelt: boolean;
}

/** In UTF-16 units: longer answers are wrong, and cost no time. */
const LONGEST_ANSWER = 1000;

/** The edit distance allowed, as a share of the *solution's* length: an answer must not earn it by being long. */
const SPELLING_SHARE = 0.25;

/** In such a short word one letter makes another word. */
const LONGEST_EXACT_SOLUTION = 5;

/** An exact match of any solution goes before a misspelt match of another. */
export function markText(item: ShortText, text: string): TextMarking {
  const wrong: TextMarking = { credit: 0, matched: undefined, misspelt: false };
  if (text.length > LONGEST_ANSWER || text.trim() === '') return wrong;
  const exact = item.accepted.find((solution) => sameNormalForm(solution, text, item));
  if (exact !== undefined) return { credit: 1, matched: exact, misspelt: false };
  const close = item.accepted.find((solution) => misspells(solution, text, item));
  return close === undefined ? wrong : { credit: 1, matched: close, misspelt: true };
}

function sameNormalForm(solution: string, text: string, item: ShortText): boolean {
  const options = optionsFor(solution, item);
  return normalForm(solution, options) === normalForm(text, options);
}

function misspells(solution: string, text: string, item: ShortText): boolean {
  if (!item.tolerance.includes('spelling') || mustBeExact(solution)) return false;
  const options = optionsFor(solution, item);
  const expected = normalForm(solution, options);
  const given = normalForm(text, options);
  const length = lengthOf(expected);
  const allowed = Math.floor(SPELLING_SHARE * length);
  if (length <= LONGEST_EXACT_SOLUTION || Math.abs(lengthOf(given) - length) > allowed) return false;
  return digitsOf(given) === digitsOf(expected) && editDistance(given, expected) <= allowed;
}

/**
 * Short solutions, and those that hold an acronym (capitals in a row, dotted or not) or no small letter at all.
 * RGPD, RPPS or CNIL with another letter are other things, also inside of a longer solution.
 */
function mustBeExact(solution: string): boolean {
  const composed = solution.normalize('NFC').trim();
  const holdsAcronym = /\p{Lu}\.?\p{Lu}/u.test(composed) || !/\p{Ll}/u.test(composed);
  return holdsAcronym || lengthOf(composed) <= LONGEST_EXACT_SOLUTION;
}

/** In code points. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** A wrong figure is never a slip of spelling. */
function digitsOf(text: string): string {
  return text.replace(/\P{N}/gu, '');
}

/** A solution that would be nothing without its accents or punctuation is compared with them. */
function optionsFor(solution: string, { tolerance }: ShortText): NormalFormOptions {
  const foldCase = tolerance.includes('case');
  const dropPunctuation = tolerance.includes('punctuation');
  const tries = [
    { foldCase, dropPunctuation },
    { foldCase, dropPunctuation: false },
  ];
  const fit = tries.find((options) => normalForm(solution, options) !== '');
  return fit ?? { foldCase: false, dropPunctuation: false };
}
