import { optionsOf, partsAsked } from './asked-parts.js';
import { hasCatchAll, keyIsLongest } from './bank-quality.js';
import type { Item } from './items.js';
import { readingLoad } from './reading-load.js';

/** What a reader of one item would remark; none of it keeps the item from being served. */
export type Finding =
  | 'key-longest'
  | 'catch-all'
  | 'too-little-time'
  | 'no-level-reason'
  | 'no-barriers'
  | 'no-misconception'
  | 'no-source-address';

/** Words a minute at which an unhurried reader reads instructions on a screen. */
const READING_SPEED = 180;

function lacksMisconceptions(item: Item): boolean {
  const wrong = optionsOf(item).filter(({ correct }) => !correct);
  return wrong.length > 0 && wrong.every(({ misconception }) => misconception === undefined);
}

/** What counting and looking can say of an item, in a fixed order. */
export function findingsOf(item: Item): Finding[] {
  const decisions = Math.max(1, partsAsked(item).length);
  const found: Readonly<Record<Finding, boolean>> = {
    'key-longest': item.type === 'single-choice' && keyIsLongest(item),
    'catch-all': hasCatchAll(item),
    'too-little-time': (readingLoad(item) / READING_SPEED) * 60 + 3 * decisions > item.seconds,
    'no-level-reason': item.levelReason === undefined,
    'no-barriers': item.barriers === undefined,
    'no-misconception': lacksMisconceptions(item),
    'no-source-address': item.source.url === undefined,
  };
  return (Object.keys(found) as Finding[]).filter((name) => found[name]);
}
