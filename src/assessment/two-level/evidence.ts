import { logLikelihood } from '../ability.js';
import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { addTo, NODES } from '../grid.js';

/** The answers to one part's items: how many, and their log-likelihood at each node of the part's own ability. */
export interface Evidence {
  readonly answers: number;
  /** Maybe an item's own table: never to be written to. */
  readonly logLikelihood: Float64Array;
}

/**
 * What the answers say of each competence: of those named, whether answered or not, and of any other that was.
 * Answers are added in the order of their items' ids, so that the order in which they came changes no digit.
 *
 * @throws AssessmentError `unknown-item`, `invalid-response`
 */
export function evidenceOf(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  competences: readonly string[],
): Map<string, Evidence> {
  const evidence = new Map<string, { answers: number; logLikelihood: Float64Array }>();
  const of = (competence: string) => {
    const known = evidence.get(competence) ?? { answers: 0, logLikelihood: new Float64Array(NODES.length) };
    evidence.set(competence, known);
    return known;
  };
  for (const competence of competences) of(competence);
  for (const response of inOrder(responses)) {
    const item = itemOf(bank, response.item);
    const own = of(item.competence);
    const table = logLikelihood(item, response);
    own.answers += 1;
    if (own.answers === 1) {
      // The item's own table, not a copy: what follows from it is known already.
      own.logLikelihood = table;
    } else {
      if (own.answers === 2) own.logLikelihood = own.logLikelihood.slice();
      addTo(own.logLikelihood, table);
    }
  }
  return evidence;
}

function inOrder(responses: readonly ItemResponse[]): ItemResponse[] {
  return responses.toSorted((one, other) => (one.item < other.item ? -1 : one.item > other.item ? 1 : 0));
}
