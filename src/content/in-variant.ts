import type { Item, ItemContent } from './items.js';

/** Marks a value in the words of an item with variants: `{{age}}`. One letter alone marks a blank. */
export const PLACEHOLDER = /\{\{([a-z][a-z0-9]+)\}\}/g;

export type Values = Readonly<Record<string, string>>;

/** What a variant may change: words that are read, and never a key. */
const CHANGES: ReadonlySet<string> = new Set([
  ...['context', 'question', 'explanation', 'text', 'feedback'],
  ...['label', 'value', 'note', 'title', 'format'],
]);

const STAYS: ReadonlySet<string> = new Set(['variants', 'source', 'accepted', 'right', 'id']);

function filledIn(value: unknown, values: Values, changes: boolean): unknown {
  if (typeof value === 'string') {
    if (!changes) return value;
    return value.replace(PLACEHOLDER, (mark, name: string) => values[name] ?? mark);
  }
  if (Array.isArray(value)) return value.map((one) => filledIn(one, values, changes));
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).map(([name, part]) => {
    return [name, STAYS.has(name) ? part : filledIn(part, values, CHANGES.has(name))] as const;
  });
  return Object.fromEntries(parts);
}

/** The item with these values in its words; the shape, the ids and the key stay. */
export function filled(item: ItemContent, values: Values): ItemContent {
  return filledIn(item, values, false) as ItemContent;
}

/**
 * The item in the words of one of its variants. An item without any, and one that no longer has this one, is as it is.
 * @param id the variant that a showing of the item kept
 */
export function inVariant(item: Item, id: string | undefined): Item {
  const { competence, domain, revision, written, variants = [] } = item;
  const values = variants.find((variant) => variant.id === id)?.values;
  if (written === undefined || values === undefined) return item;
  const { fr, en } = written;
  const translations = en === undefined ? {} : { translations: { en: filled(en, values) } };
  return { ...filled(fr, values), competence, domain, revision, written, ...translations };
}
