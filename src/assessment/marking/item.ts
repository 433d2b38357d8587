/** What `mark` needs of an item, and what learners answer. Options are named by id, never by position. */

export interface MarkableOption {
  readonly id: string;
  readonly correct: boolean;
}

/**
 * What a short text may differ by. `case`: capitals, accents, white space, ligatures, the shape of apostrophes.
 * `punctuation`: all of it, but for what stands between two digits. `spelling`: an edit distance of a quarter of
 * the solution's length.
 */
export type Tolerance = 'case' | 'punctuation' | 'spelling';

export interface SingleChoice {
  readonly type: 'single-choice';
  readonly options: readonly MarkableOption[];
}

export interface SeveralChoices {
  readonly type: 'several-choices';
  readonly options: readonly MarkableOption[];
}

export interface ShortText {
  readonly type: 'short-text';
  /** Every right answer, up to 1,000 UTF-16 units each. */
  readonly accepted: readonly string[];
  readonly tolerance: readonly Tolerance[];
}

export type MarkableItem = SingleChoice | SeveralChoices | ShortText;

export type Answer =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly text: string };
