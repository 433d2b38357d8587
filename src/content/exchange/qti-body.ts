import { partsAsked } from '../asked-parts.js';
import type { ItemContent } from '../items.js';
import { choiceInteraction, matchInteraction, orderInteraction } from './qti-choices.js';
import { gapText, textEntry } from './qti-gaps.js';
import { choiceIdentifier, promptIdentifier, RESPONSE } from './qti-response.js';
import { documentBody, screenBody } from './qti-screens.js';
import { blocksOf, lineOf, paragraph } from './qti-words.js';
import { xml, type Xml } from './xml-tree.js';

const identified = ({
  id,
  ...words
}: {
  readonly id: string;
  readonly text: string;
  readonly feedback: string;
}) => ({
  identifier: id,
  ...words,
});

/** What is asked, without the situation. */
function askedOf(item: ItemContent): readonly Xml[] {
  const { question } = item;
  const first = paragraph('question', ...lineOf(question));
  switch (item.type) {
    case 'single-choice':
    case 'several-choices': {
      const most = item.type === 'single-choice' ? 1 : 0;
      const { shuffle } = item;
      return [choiceInteraction(RESPONSE, question, item.options.map(identified), { shuffle, most })];
    }
    case 'short-text': {
      const format = item.format === undefined ? [] : [paragraph('format', ...lineOf(item.format))];
      return [first, ...format, xml('p', {}, textEntry(RESPONSE, item.accepted))];
    }
    case 'ordering':
      return [orderInteraction(RESPONSE, question, item.elements.map(identified))];
    case 'matching':
    case 'categories': {
      const lines = partsAsked(item).map(({ id, label = '', feedback }) => ({
        identifier: promptIdentifier(id),
        text: label,
        feedback,
        feedbackId: id,
      }));
      const all = item.type === 'matching' ? item.choices : item.categories;
      const choices = all.map(({ id, text }) => ({ identifier: choiceIdentifier(id), text }));
      return [matchInteraction(RESPONSE, question, lines, choices)];
    }
    case 'blanks':
      return [first, ...gapText(item)];
    case 'find-in-document':
      return [documentBody(item)];
    case 'simulation':
      return [first, ...screenBody(item)];
  }
}

/** What a learner reads and answers. */
export function bodyOf(item: ItemContent): Xml {
  const { context } = item;
  const situation = context === undefined ? [] : [xml('div', { class: 'context' }, ...blocksOf(context))];
  return xml('itemBody', {}, ...situation, ...askedOf(item));
}
