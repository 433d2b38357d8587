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

export interface Ordering {
  readonly type: 'ordering';
  /** Ids in the right order: at least two. */
  readonly elements: readonly string[];
}

/** Prompts to match, or elements to sort into categories. */
export interface Matching {
  readonly type: 'matching';
  /** At least one, each with the id of its right choice. */
  readonly prompts: readonly { readonly id: string; readonly choice: string }[];
  /** Ids; there may be more than are right for any prompt. */
  readonly choices: readonly string[];
}

export interface Blanks {
  readonly type: 'blanks';
  /** At least one: to pick from a list, or to write. */
  readonly blanks: readonly (
    | { readonly id: string; readonly options: readonly string[]; readonly right: string }
    | { readonly id: string; readonly accepted: readonly string[]; readonly tolerance: readonly Tolerance[] }
  )[];
}

export type MarkableItem = SingleChoice | SeveralChoices | ShortText | Ordering | Matching | Blanks;

export type Answer =
  | { readonly kind: 'skipped' }
  | { readonly kind: 'choice'; readonly option: string }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly text: string }
  /** Ids of elements, first to last. */
  | { readonly kind: 'order'; readonly elements: readonly string[] }
  /** The id of a choice by that of its prompt, or what fills a blank by its id. */
  | { readonly kind: 'parts'; readonly parts: Readonly<Record<string, string>> };
