import type { Item } from '../items.js';

/** A question as other tools' formats know it. Texts are Markdown. */
interface Common {
  readonly id: string;
  /** The situation, and after it the question. */
  readonly text: string;
  /** The explanation, and after it the source. */
  readonly explanation: string;
  readonly level?: number;
  readonly seconds?: number;
}

export interface ChoiceAnswer {
  readonly text: string;
  readonly right: boolean;
  readonly feedback: string;
}

export type Question =
  | (Common & {
      readonly kind: 'choice';
      readonly several: boolean;
      readonly shuffle: boolean;
      readonly answers: readonly ChoiceAnswer[];
    })
  | (Common & { readonly kind: 'short-text'; readonly accepted: readonly string[] })
  | (Common & {
      readonly kind: 'matching';
      readonly pairs: readonly { readonly prompt: string; readonly choice: string }[];
      /** Choices that go with no prompt. */
      readonly spare: readonly string[];
    })
  | (Common & { readonly kind: 'ordering'; readonly elements: readonly string[] })
  /** A text in which each gap stands in Moodle's own notation. */
  | (Common & { readonly kind: 'cloze' });

/** A question of an item, and what of the item it does not hold. */
export interface Exported {
  readonly question: Question;
  readonly losses: readonly string[];
}

/** What an item says for its authors or for our engine alone, and in another language: other formats lose it. */
export function lostAnywhere(item: Item): string[] {
  const { levelReason, barriers, tags, enemies, yearly, trial, translations } = item;
  const own = { levelReason, barriers, tags, enemies, yearly, trial, translations };
  const named = Object.entries(own).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  if (item.variants !== undefined) named.push('variants: all but the first');
  return JSON.stringify(item).includes('"misconception"') ? [...named, 'misconception'] : named;
}
