import { logLikelihood, logPrior } from '../ability.js';
import type { ItemResponse, Prior } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank, PreparedItem } from '../bank.js';
import { addTo, NODES, STEP } from '../grid.js';
import { believe } from '../two-level/belief.js';
import type { TwoLevelBelief } from '../two-level/belief.js';

/** An item that stands in a tube: a subject whose items go from easy to hard. */
export interface TubeItem {
  readonly id: string;
  readonly tube: string;
}

/**
 * What the answers say of a competence, the whole, and of each of its tubes. An answer counts in full for its own
 * tube and for the others as far as the competence carries it; nothing is settled for sure, as in rules that infer
 * inside of a tube.
 *
 * @param deviation of tubes about their competence, in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function believeTubes(
  bank: PreparedBank,
  items: readonly TubeItem[],
  responses: readonly ItemResponse[],
  prior: Prior,
  deviation: number,
): TwoLevelBelief {
  const tubeOf = new Map(items.map(({ id, tube }) => [id, tube]));
  const evidence = new Map(
    items.map(({ tube }) => [tube, { answers: 0, logLikelihood: new Float64Array(NODES.length) }]),
  );
  for (const response of responses) {
    const own = evidence.get(tubeOf.get(response.item) ?? '');
    if (own === undefined) continue;
    own.answers += 1;
    addTo(own.logLikelihood, logLikelihood(itemOf(bank, response.item), response));
  }
  return believe(evidence, logPrior(prior), deviation);
}

/** The probability that the tube's ability reaches the item's difficulty: that the skill is held. */
export function probabilityHeld(belief: TwoLevelBelief, tube: string, { curve }: PreparedItem): number {
  const { weights } = belief.parts.get(tube) ?? belief.whole;
  let held = 0;
  for (const [k, weight] of weights.entries()) {
    const above = ((NODES[k] ?? 0) + STEP / 2 - curve.b) / STEP;
    held += weight * Math.min(1, Math.max(0, above));
  }
  return Math.min(1, held);
}
