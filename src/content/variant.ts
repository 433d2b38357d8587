import { filled, inVariant, PLACEHOLDER, type Values } from './in-variant.js';
import { itemSchema, type Item, type ItemContent } from './items.js';

/** The names of the values that an item's words ask for. */
export function placeholdersIn(item: ItemContent): ReadonlySet<string> {
  const words = JSON.stringify({ ...item, variants: undefined });
  return new Set([...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name));
}

export interface VariantProblem {
  /** Where, inside the item. */
  readonly at: readonly PropertyKey[];
  readonly message: string;
}

function problemOf(item: ItemContent, values: Values): string | undefined {
  const asked = placeholdersIn(item);
  const unused = Object.keys(values).find((name) => !asked.has(name));
  if (unused !== undefined) return `${unused} is used nowhere`;
  const made = filled(item, values);
  const [left] = placeholdersIn(made);
  if (left !== undefined) {
    return left in values ? `{{${left}}} stands where nothing may change` : `{{${left}}} has no value`;
  }
  const parsed = itemSchema.safeParse(made);
  return parsed.success ? undefined : parsed.error.issues[0]?.message;
}

/** What keeps an item's variants from being shown; nothing for an item that has none, and no place for any. */
export function variantProblems(item: ItemContent): VariantProblem[] {
  const { variants = [] } = item;
  const [orphan] = variants.length === 0 ? placeholdersIn(item) : [];
  if (orphan !== undefined) return [{ at: [], message: `{{${orphan}}} has no value: there are no variants` }];
  const known = new Set<string>();
  return variants.flatMap(({ values }, index) => {
    const same = JSON.stringify(Object.entries(values).toSorted());
    const message = known.has(same) ? 'is the same as another' : problemOf(item, values);
    known.add(same);
    return message === undefined ? [] : [{ at: ['variants', index], message }];
  });
}

/** What an item has besides what its author wrote. */
const ADDED: ReadonlySet<string> = new Set([
  'competence',
  'domain',
  'revision',
  'translations',
  'written',
] satisfies (keyof Item)[]);

/** An item as its author wrote it, in each language. */
export function asWritten(item: Item): NonNullable<Item['written']> {
  if (item.written !== undefined) return item.written;
  const fr = itemSchema.parse(Object.fromEntries(Object.entries(item).filter(([name]) => !ADDED.has(name))));
  const en = item.translations?.en;
  return { fr, ...(en === undefined ? {} : { en }) };
}

/** An item as it was written, in its first variant; one without variants as it is. */
export function inFirstVariant(item: Item): Item {
  const [first] = item.variants ?? [];
  return first === undefined ? item : inVariant({ ...item, written: asWritten(item) }, first.id);
}
