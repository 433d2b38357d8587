import { markChoice, markChoices } from './choices.js';
import type { ChoiceMarking, ChoicesMarking } from './choices.js';
import type { Answer, MarkableItem } from './item.js';
import { MarkingError } from './marking-error.js';
import { markBlanks, markOrder, markPairs } from './parts.js';
import type { PartsMarking } from './parts.js';
import { markText } from './short-text.js';
import type { TextMarking } from './short-text.js';

/** The credit, 0–1; the rest is for feedback. */
export type Marking =
  | { readonly kind: 'skipped'; readonly credit: 0 }
  | ({ readonly kind: 'choice' } & ChoiceMarking)
  | ({ readonly kind: 'choices' } & ChoicesMarking)
  | ({ readonly kind: 'text' } & TextMarking)
  | ({ readonly kind: 'order' | 'parts' } & PartsMarking);

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
  if (item.type === 'ordering' && answer.kind === 'order') {
    return { kind: 'order', ...markOrder(item, answer.elements) };
  }
  if (item.type === 'matching' && answer.kind === 'parts') {
    return { kind: 'parts', ...markPairs(item, new Map(Object.entries(answer.parts))) };
  }
  if (item.type === 'blanks' && answer.kind === 'parts') {
    return { kind: 'parts', ...markBlanks(item, new Map(Object.entries(answer.parts))) };
  }
  throw new MarkingError('wrong-kind', `an answer of kind ${answer.kind} does not fit a ${item.type} item`);
}
