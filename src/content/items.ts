import { z } from 'zod';
import type { Translations } from './translation.js';
import { blanks } from './item-types/blanks.js';
import { severalChoices, singleChoice } from './item-types/choices.js';
import { findInDocument } from './item-types/document.js';
import { categories, matching } from './item-types/matching.js';
import { ordering } from './item-types/ordering.js';
import { shortText } from './item-types/short-text.js';
import { simulation } from './item-types/simulation.js';

export const itemSchema = z.discriminatedUnion('type', [
  singleChoice,
  severalChoices,
  shortText,
  ordering,
  matching,
  categories,
  blanks,
  findInDocument,
  simulation,
]);

/** The items of one competence, as a file holds them. */
export const itemFileSchema = z.strictObject({ competence: z.string(), items: z.array(itemSchema).min(1) });

/** A question as its author wrote it. */
export type ItemContent = z.infer<typeof itemSchema>;

/** An item of one type. */
export type ItemOf<Type extends ItemContent['type']> = Extract<ItemContent, { readonly type: Type }>;

export const ITEM_TYPES = itemSchema.options.map(({ shape }) => shape.type.value);

/** A question with its place in the framework, at one state of its text. */
export type Item = ItemContent & {
  readonly competence: string;
  readonly domain: string;
  /** `id@content-hash`: another word in its French makes another revision. */
  readonly revision: string;
  /** The whole item in other languages, with the same key. */
  readonly translations?: Translations<ItemContent>;
  /** As its author wrote it, where it has variants: the words of this are those of one of them. */
  readonly written?: { readonly fr: ItemContent; readonly en?: ItemContent };
};
