import { mark } from '../../../assessment/marking/mark.js';
import { partsAsked, type AskedPart } from '../../../content/asked-parts.js';
import type { ItemContent, ItemOf } from '../../../content/items.js';
import { markableOf } from '../../../content/markable.js';
import type { ItemResponse } from '../../../sittings/sitting.js';
import type { Translator } from '../../i18n/translator.js';
import { inlineMarkdown, plainText } from '../markdown.js';
import type { SafeHtml } from '../safe-html.js';

/** One part of an answered item: what was asked, given and expected, and why. */
export interface ReviewedPart {
  readonly labelHtml: SafeHtml | undefined;
  /** The part's name where it has no label of its own. */
  readonly name: string | undefined;
  readonly state: 'right' | 'wrong' | 'empty';
  readonly mark: string;
  readonly given: string | undefined;
  /** Told where the answer was not that. */
  readonly expected: string | undefined;
  readonly feedback: readonly SafeHtml[];
}

function rightParts(item: ItemContent, { answer }: Pick<ItemResponse, 'answer'>): readonly string[] {
  const marking = mark(markableOf(item), answer);
  return marking.kind === 'parts' || marking.kind === 'order' ? marking.right : [];
}

function stateOf(right: boolean, given: string | undefined): ReviewedPart['state'] {
  if (right) return 'right';
  return given === undefined ? 'empty' : 'wrong';
}

const marks = { right: 'asked.part-right', wrong: 'asked.part-wrong', empty: 'asked.part-empty' } as const;

function reviewPart(
  part: AskedPart,
  index: number,
  given: string | undefined,
  right: boolean,
  t: Translator,
): ReviewedPart {
  const { label, options, key, feedback } = part;
  const optionOf = (id: string | undefined) => options.find((option) => option.id === id);
  const rightId = 'right' in key ? key.right : undefined;
  const expected = 'right' in key ? optionOf(key.right)?.text : key.accepted[0];
  const told = [optionOf(given)?.feedback, right ? undefined : optionOf(rightId)?.feedback, feedback];
  const state = stateOf(right, given);
  const givenText = optionOf(given)?.text ?? given;
  return {
    labelHtml: label === undefined ? undefined : inlineMarkdown(label),
    name: label === undefined ? t('asked.blank-name', { number: index + 1 }) : undefined,
    state,
    mark: t(marks[state]),
    given: givenText === undefined ? undefined : plainText(givenText),
    expected: right || expected === undefined ? undefined : plainText(expected),
    feedback: told.flatMap((text) => (text === undefined ? [] : [inlineMarkdown(text)])),
  };
}

/** The parts of an item that is answered part by part, in the item's order; none of one that asks one thing. */
export function reviewParts(item: ItemContent, response: ItemResponse, t: Translator): ReviewedPart[] {
  const asked = partsAsked(item);
  if (asked.length === 0) return [];
  const { answer } = response;
  const right = rightParts(item, response);
  const given = answer.kind === 'parts' ? answer.parts : {};
  return asked.map((part, index) => reviewPart(part, index, given[part.id], right.includes(part.id), t));
}

/** The elements in the right order, each with the place that it was given. */
export function reviewOrder(item: ItemOf<'ordering'>, response: ItemResponse, t: Translator): ReviewedPart[] {
  const { answer } = response;
  const right = rightParts(item, response);
  return item.elements.map(({ id, text, feedback }, index) => {
    const given = answer.kind === 'order' ? answer.elements.indexOf(id) + 1 : undefined;
    const state = stateOf(right.includes(id), given === undefined ? undefined : id);
    return {
      labelHtml: inlineMarkdown(text),
      name: undefined,
      state,
      mark: t(marks[state]),
      given: given === undefined ? undefined : t('asked.place', { place: given }),
      expected: state === 'right' ? undefined : t('asked.place', { place: index + 1 }),
      feedback: [inlineMarkdown(feedback)],
    };
  });
}
