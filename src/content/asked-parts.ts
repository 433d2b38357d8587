import type { Tolerance } from '../assessment/marking/item.js';
import type { ItemContent } from './items.js';

export interface PartOption {
  readonly id: string;
  readonly text: string;
  /** What to say of this option to who picked it; where there is none, the part's own feedback tells. */
  readonly feedback?: string;
}

/** What makes a part right: an option of a list, or a text. */
export type PartKey =
  | { readonly options: readonly string[]; readonly right: string }
  | { readonly accepted: readonly string[]; readonly tolerance: readonly Tolerance[] };

/** One of several things that an item asks, each marked by itself. */
export interface AskedPart {
  readonly id: string;
  /** What is asked; a blank has none, since its sentence tells. */
  readonly label: string | undefined;
  /** To pick from; empty where a text is to be written. */
  readonly options: readonly PartOption[];
  readonly key: PartKey;
  readonly feedback: string | undefined;
}

function picked(
  { id, label, feedback }: Pick<AskedPart, 'id' | 'label' | 'feedback'>,
  options: readonly PartOption[],
  right: string,
): AskedPart {
  return { id, label, options, key: { options: options.map((option) => option.id), right }, feedback };
}

/** What an item asks part by part, in the item's order; empty for an item that asks one thing. */
export function partsAsked(item: ItemContent): readonly AskedPart[] {
  switch (item.type) {
    case 'matching':
      return item.prompts.map(({ id, text, choice, feedback }) =>
        picked({ id, label: text, feedback }, item.choices, choice),
      );
    case 'categories':
      return item.elements.map(({ id, text, category, feedback }) =>
        picked({ id, label: text, feedback }, item.categories, category),
      );
    case 'blanks':
      return item.blanks.map((blank) => {
        const { id, feedback } = blank;
        if ('accepted' in blank) {
          const { accepted, tolerance } = blank;
          return { id, label: undefined, options: [], key: { accepted, tolerance }, feedback };
        }
        const options = blank.options.map((text) => ({ id: text, text }));
        return picked({ id, label: undefined, feedback }, options, blank.right);
      });
    case 'simulation':
      return item.panels.flatMap(({ outcomes = [] }) =>
        outcomes.map(({ id, label, options, right }) =>
          picked({ id, label, feedback: undefined }, options, right),
        ),
      );
    default:
      return [];
  }
}

/** The options of an item that asks for one or several of them; empty for the other types. */
export function optionsOf(item: ItemContent) {
  return 'options' in item ? item.options : [];
}

/** The ids that a sitting shows in an order of its own, and whether that order is drawn. */
export function shownInOrder(item: ItemContent): {
  readonly ids: readonly string[];
  readonly shuffle: boolean;
} {
  switch (item.type) {
    case 'single-choice':
    case 'several-choices':
      return { ids: item.options.map(({ id }) => id), shuffle: item.shuffle };
    case 'ordering':
    case 'categories':
      return { ids: item.elements.map(({ id }) => id), shuffle: true };
    case 'matching':
      return { ids: item.choices.map(({ id }) => id), shuffle: true };
    default:
      return { ids: [], shuffle: false };
  }
}
