import { optionsOf } from '../../../content/asked-parts.js';
import type { ItemContent, ItemOf } from '../../../content/items.js';
import type { Serving } from '../../../sittings/sitting.js';
import { inlineMarkdown } from '../markdown.js';
import { presentBlanks } from './blanks.js';
import { presentDocument } from './document.js';
import { presentOrder, presentParts, type Given } from './parts.js';
import { presentSimulation } from './simulation.js';

/** The options in the order in which this sitting shows them. */
export function orderedOptions(item: ItemContent, { optionOrder }: Pick<Serving, 'optionOrder'>) {
  const options = optionsOf(item);
  return optionOrder.flatMap((id) => options.find((option) => option.id === id) ?? []);
}

function presentOptions(item: ItemOf<'single-choice'> | ItemOf<'several-choices'>, serving: Serving) {
  const options = orderedOptions(item, serving);
  return {
    kind: 'options' as const,
    several: item.type === 'several-choices',
    options: options.map(({ id, text }) => ({ id, textHtml: inlineMarkdown(text) })),
  };
}

/** What an item asks, without anything that would tell its key. */
export function presentAsked(item: ItemContent, serving: Serving, given: Given) {
  switch (item.type) {
    case 'single-choice':
    case 'several-choices':
      return presentOptions(item, serving);
    case 'short-text':
      return { kind: 'text' as const, format: item.format };
    case 'ordering':
      return presentOrder(item, serving, given);
    case 'matching':
    case 'categories':
      return presentParts(item, serving, given);
    case 'blanks':
      return presentBlanks(item, serving, given);
    case 'find-in-document':
      return presentDocument(item);
    case 'simulation':
      return presentSimulation(item, serving, given);
  }
}
