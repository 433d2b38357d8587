import { logLikelihood } from '../ability.js';
import type { ItemResponse } from '../ability.js';
import { itemOf } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { sumOf } from './sum-of-tables.js';

/** The answers to one part's items: how many, and their log-likelihood at each node of the part's own ability. */
export interface Evidence {
  readonly answers: number;
  /** Maybe an item's own table, or one that others hold: never to be written to. */
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
  const tables = new Map<string, Float64Array[]>(competences.map((competence) => [competence, []]));
  for (const response of inOrder(responses)) {
    const item = itemOf(bank, response.item);
    const own = tables.get(item.competence) ?? [];
    own.push(logLikelihood(item, response));
    tables.set(item.competence, own);
  }
  return new Map(
    [...tables].map(([competence, own]) => [competence, { answers: own.length, logLikelihood: sumOf(own) }]),
  );
}

function inOrder(responses: readonly ItemResponse[]): ItemResponse[] {
  return responses.toSorted((one, other) => (one.item < other.item ? -1 : one.item > other.item ? 1 : 0));
}
