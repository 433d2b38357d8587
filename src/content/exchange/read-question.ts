import type { Question } from './question.js';

/** What a reader found: a question, or why it is none that we know. */
export type ReadQuestion =
  | { readonly name: string; readonly question: Question }
  | { readonly name: string; readonly problem: string };
