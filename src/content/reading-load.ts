import { optionsOf } from './asked-parts.js';
import type { ItemContent } from './items.js';

/**
 * How many words somebody reads before they answer: the situation, the question, and what is there to choose, sort or
 * look into. What repeats under each part, such as the list of choices, is read once.
 */
export function readingLoad(item: ItemContent): number {
  const texts = [item.context ?? '', item.question, ...wordsOf(item)];
  return texts.reduce((sum, text) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
}

function wordsOf(item: ItemContent): readonly string[] {
  const texts = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text);
  switch (item.type) {
    case 'ordering':
      return texts(item.elements);
    case 'matching':
      return [...texts(item.prompts), ...texts(item.choices)];
    case 'categories':
      return [...texts(item.categories), ...texts(item.elements)];
    case 'blanks':
      return [item.text, ...item.blanks.flatMap((blank) => ('options' in blank ? blank.options : []))];
    case 'find-in-document': {
      const { title, header = [], passages } = item.document;
      return [title, ...header.map(({ label, value }) => `${label} ${value}`), ...texts(passages)];
    }
    case 'simulation':
      return item.panels.flatMap(
        ({ title, note = '', facts = [], text = '', inspect = [], outcomes = [] }) => [
          title,
          note,
          text,
          ...facts.map(({ label, value }) => `${label} ${value}`),
          ...inspect.map((one) => `${one.label} ${one.text}`),
          ...outcomes.flatMap(({ label, options }) => [label, ...texts(options)]),
        ],
      );
    default:
      return texts(optionsOf(item));
  }
}
