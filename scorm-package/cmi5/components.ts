import type { MarkableItem } from '../../src/assessment/marking/item.js';
import { lettersIn } from '../interactions/letters.js';
import type { Interaction } from '../tracker/interactions/interaction.js';

/** The parts of a question, by the letters that responses name them with. */
export type Components = Readonly<Record<string, readonly { readonly id: string }[]>>;

const named = (ids: readonly string[]): readonly { readonly id: string }[] =>
  [...new Set(ids.map(lettersIn(ids)))].map((id) => ({ id }));

/**
 * The interaction components of a question (xAPI 1.0.3, part 2, section 2.4.4.1). They have no words: a
 * {@link RecordedAnswer} brings the letters alone. Where blanks have lists of their own, the targets are those of the
 * longest list.
 */
export function componentsOf(asked: MarkableItem, type: Interaction['type']): Components {
  if ('elements' in asked) return { choices: named(asked.elements) };
  if ('options' in asked) return { choices: named(asked.options.map(({ id }) => id)) };
  if (type === 'fill-in' || asked.type === 'short-text') return {};
  const source = named(('prompts' in asked ? asked.prompts : asked.blanks).map(({ id }) => id));
  if (type === 'performance') return { steps: source };
  const lists =
    'choices' in asked
      ? [asked.choices]
      : asked.blanks.map((blank) => ('options' in blank ? blank.options : []));
  // Letters go by their place, unless an option's own id is one.
  const letters = lists.flatMap((list) => list.map(lettersIn(list)));
  return { source, target: [...new Set(letters)].map((id) => ({ id })) };
}
