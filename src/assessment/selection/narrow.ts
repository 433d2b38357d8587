import type { PreparedItem } from '../bank.js';

/**
 * Why items were left aside. `met-earlier`: in an earlier attempt. `enemy`: gives away, or repeats, one already asked.
 * `two-in-a-row`: as demanding as the question before. `type-share`: its type has had its share. `reading-load`: more
 * to read than the pace allows. `rate`: shown to too many learners.
 */
export type ExclusionRule = 'met-earlier' | 'enemy' | 'two-in-a-row' | 'type-share' | 'reading-load' | 'rate';

export interface Exclusion {
  readonly rule: ExclusionRule;
  /** How many items it left aside. */
  readonly items: number;
}

/** A rule, and what it lets through. */
export interface Narrowing {
  readonly rule: ExclusionRule;
  readonly keeps: (item: PreparedItem) => boolean;
}

export interface Narrowed {
  readonly items: readonly PreparedItem[];
  /** The rules that left something aside, in the order in which they were applied. */
  readonly excluded: readonly Exclusion[];
}

/**
 * Items by one rule after the other, the most important first. A rule that would leave nothing is not applied: a
 * learner always gets a question.
 */
export function narrow(items: readonly PreparedItem[], rules: readonly Narrowing[]): Narrowed {
  let kept = items;
  const excluded: Exclusion[] = [];
  for (const { rule, keeps } of rules) {
    const left = kept.filter(keeps);
    if (left.length === 0 || left.length === kept.length) continue;
    excluded.push({ rule, items: kept.length - left.length });
    kept = left;
  }
  return { items: kept, excluded };
}
