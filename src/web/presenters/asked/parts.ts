import { seededRandom, shuffled } from '../../../assessment/random.js';
import { partsAsked, type AskedPart } from '../../../content/asked-parts.js';
import type { ItemOf } from '../../../content/items.js';
import type { Serving } from '../../../sittings/sitting.js';
import { inlineMarkdown, plainText } from '../markdown.js';

/** What was filled in already, by the id of its part. */
export type Given = ReadonlyMap<string, string>;

/** A part to answer by picking from a list. */
export function presentPart({ id, label, options }: AskedPart, given: Given, order?: readonly string[]) {
  const shown = order?.flatMap((one) => options.find((option) => option.id === one) ?? []) ?? options;
  return {
    id,
    labelHtml: label === undefined ? undefined : inlineMarkdown(label),
    options: shown.map((option) => ({
      id: option.id,
      text: plainText(option.text),
      textHtml: inlineMarkdown(option.text),
      selected: given.get(id) === option.id,
    })),
  };
}

/**
 * A part with a list of its own, in an order that this showing draws: authors tend to put the right one first.
 * The order is the same whenever the same showing is looked at again.
 */
export function presentShuffledPart(part: AskedPart, { id }: Pick<Serving, 'id'>, given: Given) {
  const ids = part.options.map((option) => option.id);
  return presentPart(part, given, shuffled(ids, seededRandom(`part/${id}/${part.id}`)));
}

/** Prompts with the choices that they share, or elements with the categories to sort them into. */
export function presentParts(
  item: ItemOf<'matching'> | ItemOf<'categories'>,
  { optionOrder }: Pick<Serving, 'optionOrder'>,
  given: Given,
) {
  const asked = partsAsked(item);
  const parts =
    item.type === 'matching'
      ? asked.map((part) => presentPart(part, given, optionOrder))
      : optionOrder
          .flatMap((id) => asked.find((part) => part.id === id) ?? [])
          .map((part) => presentPart(part, given));
  return { kind: 'parts' as const, sorting: item.type === 'categories', parts };
}

/** Elements to give a place to, from 1: at first the one in which they are shown. */
export function presentOrder(
  item: ItemOf<'ordering'>,
  { optionOrder }: Pick<Serving, 'optionOrder'>,
  given: Given,
) {
  const places = item.elements.map((_, index) => String(index + 1));
  const elements = optionOrder.flatMap((id) => item.elements.find((element) => element.id === id) ?? []);
  return {
    kind: 'order' as const,
    elements: elements.map(({ id, text }, index) => ({
      id,
      textHtml: inlineMarkdown(text),
      text: plainText(text),
      places: places.map((place) => ({ place, selected: (given.get(id) ?? places[index]) === place })),
    })),
  };
}
