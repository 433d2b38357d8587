import type { MarkableOption, SeveralChoices, SingleChoice } from './item.js';
import { MarkingError } from './marking-error.js';

export interface ChoiceMarking {
  readonly credit: 0 | 1;
  readonly picked: string;
  /** The ids that would have been right: one, in a well-made item. */
  readonly right: readonly string[];
}

/** Ids of options, in the item's own order. */
export interface ChoicesMarking {
  /** 0–1. */
  readonly credit: number;
  readonly rightPicks: readonly string[];
  readonly wrongPicks: readonly string[];
  readonly missed: readonly string[];
}

/** @throws MarkingError `unknown-option` */
export function markChoice(item: SingleChoice, picked: string): ChoiceMarking {
  refuseUnknown(item.options, [picked]);
  const right = item.options.filter(({ correct }) => correct).map(({ id }) => id);
  return { credit: right.includes(picked) ? 1 : 0, picked, right };
}

/**
 * The right options picked less the wrong ones picked, over the right ones there are, and never below 0: picking all
 * of them gains nothing. 1 only for exactly the right set. An option named twice counts once.
 *
 * @throws MarkingError `unknown-option`
 */
export function markChoices(item: SeveralChoices, picked: readonly string[]): ChoicesMarking {
  refuseUnknown(item.options, picked);
  const picks = new Set(picked);
  const idsWhere = (test: (option: MarkableOption) => boolean): string[] =>
    item.options.filter(test).map(({ id }) => id);
  const rightPicks = idsWhere(({ id, correct }) => correct && picks.has(id));
  const wrongPicks = idsWhere(({ id, correct }) => !correct && picks.has(id));
  const missed = idsWhere(({ id, correct }) => correct && !picks.has(id));
  const there = rightPicks.length + missed.length;
  const credit = there === 0 ? 0 : Math.max(0, (rightPicks.length - wrongPicks.length) / there);
  return { credit, rightPicks, wrongPicks, missed };
}

function refuseUnknown(options: readonly MarkableOption[], picked: readonly string[]): void {
  const known = new Set(options.map(({ id }) => id));
  if (picked.some((id) => !known.has(id))) {
    throw new MarkingError('unknown-option', 'the answer names an option that the item does not have');
  }
}
