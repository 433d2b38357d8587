import { drawIndex } from './random.js';
import type { Random } from './random.js';

/** A competence of a plan that still has an item to ask. */
export interface OpenCompetence {
  readonly id: string;
  readonly domain: string;
}

/** How many of a plan's questions each competence, and each domain, should have and has had. */
export interface Tally {
  /** The plan's competences, by domain. */
  readonly domains: ReadonlyMap<string, ReadonlySet<string>>;
  /** Questions asked, by competence; absent for none. */
  readonly asked: ReadonlyMap<string, number>;
}

/**
 * The competence to ask next: first the domain, then the competence in it, that lies furthest below its target
 * proportion (Kingsbury & Zara 1989), ties drawn. Competences have equal targets; a domain's is the sum of its
 * competences'. One that has no item left gives its share to the others.
 *
 * @param open not empty
 */
export function competenceToAsk(
  open: readonly OpenCompetence[],
  { domains, asked }: Tally,
  random: Random,
): OpenCompetence | undefined {
  const askedOf = (ids: ReadonlySet<string>): number =>
    [...ids].reduce((sum, id) => sum + (asked.get(id) ?? 0), 0);
  const members = (domain: string): ReadonlySet<string> => domains.get(domain) ?? new Set();

  const planned = [...domains.values()].reduce((sum, ids) => sum + ids.size, 0);
  const total = [...domains.values()].reduce((sum, ids) => sum + askedOf(ids), 0);
  // Gaps are counted in questions × competences, so that ties are ties of whole numbers.
  const domain = drawLargest(
    [...new Set(open.map((competence) => competence.domain))],
    (id) => members(id).size * (total + 1) - askedOf(members(id)) * planned,
    random,
  );
  return drawLargest(
    open.filter((competence) => competence.domain === domain),
    ({ id }) => -(asked.get(id) ?? 0),
    random,
  );
}

function drawLargest<T>(
  candidates: readonly T[],
  value: (candidate: T) => number,
  random: Random,
): T | undefined {
  const values = candidates.map(value);
  const largest = Math.max(...values);
  const best = candidates.filter((_, rank) => values[rank] === largest);
  return best[drawIndex(best.length, random)];
}
