import { markablePassages } from '../item-types/markable-passages.js';
import { partsAsked } from '../asked-parts.js';
import type { ItemContent } from '../items.js';
import { FEEDBACK, type FeedbackRule } from './qti-processing.js';
import { optionIdentifier, responseOf, RESPONSE } from './qti-response.js';
import { lineOf } from './qti-words.js';
import { xml, type XmlNode } from './xml-tree.js';

/** What is said of an option or a line, right behind it, once the answers are in. */
export function feedbackBehind(identifier: string, feedback: string | undefined): XmlNode[] {
  if (feedback === undefined) return [];
  const shown = { outcomeIdentifier: FEEDBACK, showHide: 'show', identifier };
  return [' ', xml('feedbackInline', shown, ...lineOf(feedback))];
}

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

/** As our pages do: what was picked and what is right of options, and every line of the others. */
export function feedbackRuleOf(item: ItemContent): FeedbackRule {
  switch (item.type) {
    case 'single-choice':
    case 'several-choices':
      return { picked: [RESPONSE], always: idsOf(item.options.filter(({ correct }) => correct)) };
    case 'find-in-document': {
      const passages = markablePassages(item.document.passages);
      return { picked: [RESPONSE], always: idsOf(passages.filter(({ faulty }) => faulty)) };
    }
    case 'ordering':
      return { picked: [], always: idsOf(item.elements) };
    case 'matching':
    case 'categories':
    case 'blanks':
      return { picked: [], always: idsOf(partsAsked(item)) };
    case 'simulation': {
      const parts = partsAsked(item);
      const right = parts.map(({ id, options, key }) =>
        optionIdentifier(
          id,
          options.findIndex((option) => 'right' in key && option.id === key.right),
        ),
      );
      return { picked: parts.map(({ id }) => responseOf(id)), always: right };
    }
    case 'short-text':
      return { picked: [], always: [] };
  }
}
