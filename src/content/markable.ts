import type { Answer, MarkableItem } from '../assessment/marking/item.js';
import { partsAsked } from './asked-parts.js';
import { markablePassages } from './item-types/markable-passages.js';
import type { ItemContent } from './items.js';

const ANSWER_KINDS = {
  'single-choice': 'choice',
  'several-choices': 'choices',
  'find-in-document': 'choices',
  'short-text': 'text',
  ordering: 'order',
  matching: 'parts',
  categories: 'parts',
  blanks: 'parts',
  simulation: 'parts',
} as const satisfies Record<ItemContent['type'], Exclude<Answer['kind'], 'skipped'>>;

export type AnswerKind = (typeof ANSWER_KINDS)[ItemContent['type']];

/** What kind of answer an item takes. */
export function answerKindOf({ type }: Pick<ItemContent, 'type'>): AnswerKind {
  return ANSWER_KINDS[type];
}

/** An item as marking sees it: ids and keys, no words. */
export function markableOf(item: ItemContent): MarkableItem {
  switch (item.type) {
    case 'single-choice':
    case 'several-choices':
    case 'short-text':
      return item;
    case 'find-in-document': {
      const passages = markablePassages(item.document.passages);
      const options = passages.map(({ id, faulty }) => ({ id, correct: faulty }));
      return { type: 'several-choices', options };
    }
    case 'ordering':
      return { type: 'ordering', elements: item.elements.map(({ id }) => id) };
    case 'matching':
      return { type: 'matching', prompts: item.prompts, choices: item.choices.map(({ id }) => id) };
    case 'categories': {
      const prompts = item.elements.map(({ id, category }) => ({ id, choice: category }));
      return { type: 'matching', prompts, choices: item.categories.map(({ id }) => id) };
    }
    case 'blanks':
    case 'simulation':
      return { type: 'blanks', blanks: partsAsked(item).map(({ id, key }) => ({ id, ...key })) };
  }
}
