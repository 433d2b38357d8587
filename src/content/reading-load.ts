import type { ItemContent } from './items.js';

/** How many words somebody reads before they answer: the situation, the question, and the options. */
export function readingLoad(item: ItemContent): number {
  const options = item.type === 'short-text' ? [] : item.options.map(({ text }) => text);
  const texts = [item.context ?? '', item.question, ...options];
  return texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}
