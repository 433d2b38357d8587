import { drawIndex } from '../random.js';
import type { Random } from '../random.js';

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
 * The competence to ask next: first a domain, then a competence in it, by their gap to the target proportion (as
 * Kingsbury & Zara 1989), ties drawn. Competences have equal targets; a domain's is the sum of its competences'.
 * At every length each is within one question of its target, as long as all have items; one that has none left
 * gives its share to the others.
 */
export function competenceToAsk(
  open: readonly OpenCompetence[],
  { domains, asked }: Tally,
  random: Random,
): OpenCompetence | undefined {
  const askedOf = (ids: ReadonlySet<string>): number =>
    [...ids].reduce((sum, id) => sum + (asked.get(id) ?? 0), 0);
  const planned = [...domains.values()].reduce((sum, ids) => sum + ids.size, 0);
  const total = [...domains.values()].reduce((sum, ids) => sum + askedOf(ids), 0);
  const candidates = [...new Set(open.map(({ domain }) => domain))].map((id) => {
    const ids = domains.get(id) ?? new Set();
    // Counted in questions × competences, so that ties are ties of whole numbers.
    return { id, gap: ids.size * (total + 1) - askedOf(ids) * planned, due: (askedOf(ids) + 1) / ids.size };
  });
  const wanting = candidates.filter(({ gap }) => gap > 0);
  // The largest gap alone would leave a large domain more than one behind while several small ones are served;
  // the one due first among those with a gap never does (the quota method of Balinski & Young 1975).
  const domain =
    wanting.length > 0
      ? drawLargest(wanting, ({ due }) => -due, random)
      : drawLargest(candidates, ({ gap }) => gap, random);
  return drawLargest(
    open.filter((competence) => competence.domain === domain?.id),
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
