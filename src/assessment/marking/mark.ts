import { markChoice, markChoices } from './choices.js';
import type { ChoiceMarking, ChoicesMarking } from './choices.js';
import type { Answer, MarkableItem } from './item.js';
import { MarkingError } from './marking-error.js';
import { markText } from './short-text.js';
import type { TextMarking } from './short-text.js';

/** Credit is all or nothing; the rest is for feedback. */
export type Marking =
  | { readonly kind: 'skipped'; readonly credit: 0 }
  | ({ readonly kind: 'choice' } & ChoiceMarking)
  | ({ readonly kind: 'choices' } & ChoicesMarking)
  | ({ readonly kind: 'text' } & TextMarking);

/** @throws MarkingError `wrong-kind`, `unknown-option` */
export function mark(item: MarkableItem, answer: Answer): Marking {
  if (answer.kind === 'skipped') return { kind: 'skipped', credit: 0 };
  if (item.type === 'single-choice' && answer.kind === 'choice') {
    return { kind: 'choice', ...markChoice(item, answer.option) };
  }
  if (item.type === 'several-choices' && answer.kind === 'choices') {
    return { kind: 'choices', ...markChoices(item, answer.options) };
  }
  if (item.type === 'short-text' && answer.kind === 'text') {
    return { kind: 'text', ...markText(item, answer.text) };
  }
  throw new MarkingError('wrong-kind', `an answer of kind ${answer.kind} does not fit a ${item.type} item`);
}
