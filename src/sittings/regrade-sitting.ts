import { mark } from '../assessment/marking/mark.js';
import { MarkingError } from '../assessment/marking/marking-error.js';
import { shownInOrder } from '../content/asked-parts.js';
import type { Content } from '../content/content.js';
import type { Item } from '../content/items.js';
import { markableOf } from '../content/markable.js';
import { gradeShareOf, outcomeOf } from './outcome.js';
import type { ItemResponse, Sitting } from './sitting.js';

/** `withdraw`: the item counts no more. Otherwise what was answered is marked by this item's key. */
export type Regrading = { readonly itemId: string } & (
  { readonly kind: 'withdraw' } | { readonly kind: 'correct'; readonly item: Item }
);

/**
 * What a regrading makes of a finished sitting. `untouched`: it did not answer the item, or was regraded so before.
 * `unmarkable`: the item no longer offers what was answered, or nothing would be left that counts.
 */
export type RegradedSitting =
  | { readonly outcome: 'untouched' | 'unmarkable' }
  | { readonly outcome: 'same-share' | 'other-share'; readonly sitting: Sitting };

/** Whether what was shown then has a counterpart in the item as it is now: its options, and its variant. */
function sameShowing({ optionOrder, variant }: ItemResponse, item: Item): boolean {
  const { ids } = shownInOrder(item);
  const known = item.variants?.some(({ id }) => id === variant) ?? variant === undefined;
  return known && ids.length === optionOrder.length && ids.every((id) => optionOrder.includes(id));
}

/** @throws MarkingError where the item no longer offers what was answered */
function corrected(response: ItemResponse, item: Item): ItemResponse {
  const { credit } = mark(markableOf(item), response.answer);
  // Shown as corrected, where what was shown then has the same options and words.
  const revision = sameShowing(response, item) ? item.revision : response.revision;
  return { ...response, revision, credit, markedBy: item.revision };
}

function regraded(response: ItemResponse, regrading: Regrading): ItemResponse {
  if (response.item !== regrading.itemId || response.withdrawn === true) return response;
  if (regrading.kind === 'withdraw') return { ...response, withdrawn: true };
  const { item } = regrading;
  if ((response.markedBy ?? response.revision) === item.revision) return response;
  return corrected(response, item);
}

/**
 * The sitting under the corrected key, or without the item. What it said before is kept in it; no answer that is
 * marked as before makes anything else change.
 * @param at milliseconds since 1970
 */
export function regradeSitting(
  sitting: Sitting,
  regrading: Regrading,
  content: Content,
  at: number,
): RegradedSitting {
  const { outcome: before, gradeShare: shareBefore } = sitting;
  if (sitting.status !== 'finished' || before === undefined) return { outcome: 'untouched' };
  let responses: ItemResponse[];
  try {
    responses = sitting.responses.map((response) => regraded(response, regrading));
  } catch (error) {
    if (error instanceof MarkingError) return { outcome: 'unmarkable' };
    throw error;
  }
  const changed = responses.filter((response, place) => response !== sitting.responses[place]);
  if (changed.length === 0) return { outcome: 'untouched' };
  if (responses.every(({ withdrawn }) => withdrawn === true)) return { outcome: 'unmarkable' };
  const marked: Sitting = { ...sitting, responses };
  const asBefore = sitting.responses.every(
    ({ credit, withdrawn }, place) =>
      credit === responses[place]?.credit && withdrawn === responses[place].withdrawn,
  );
  if (asBefore) return { outcome: 'same-share', sitting: marked };
  const outcome = outcomeOf(marked, before.stop, content);
  const gradeShare = sitting.preview ? undefined : gradeShareOf(marked, outcome, content);
  const record = {
    at,
    item: regrading.itemId,
    kind: regrading.kind,
    outcome: before,
    gradeShare: shareBefore,
  };
  const after: Sitting = {
    ...marked,
    outcome,
    ability: outcome.general.mean,
    regradings: [...(sitting.regradings ?? []), record],
  };
  if (shareBefore === undefined || gradeShare === shareBefore)
    return { outcome: 'same-share', sitting: after };
  const due = { gradeShare, regradedAt: at, gradeDueAt: sitting.gradeDueAt ?? at };
  return { outcome: 'other-share', sitting: { ...after, ...due } };
}
