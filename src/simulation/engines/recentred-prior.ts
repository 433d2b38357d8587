import type { ItemResponse } from '../../assessment/ability.js';
import { seededRandom } from '../../assessment/random.js';
import type { SimulatedBank, SimulatedItem } from '../bank-file.js';
import type { Design } from '../design.js';
import { normalInterval, type Estimate, type SimulatedEngine } from './engine.js';

/** 81 nodes from −9 to 9. */
const GRID = Array.from({ length: 81 }, (_, k) => -9 + (18 * k) / 80);
const PRIOR_SD = 1.5;
const AMONG = 5;
/** The chance of taking each of the five in turn, the best first. */
const TAKEN = 0.51;

const right = ({ a, b }: SimulatedItem, ability: number): number => 1 / (1 + Math.exp(-a * (ability - b)));

/**
 * A peer's rule, from its description: two parameters, the expected ability on a grid with a normal prior of
 * deviation 1.5 that is centred anew on the latest estimate at each answer while all answers go on counting; items
 * by information, drawn among the best five. It knows neither guessing nor slips.
 */
export function recentredPriorEngine({ items }: SimulatedBank, design: Design): SimulatedEngine {
  const itemOf = new Map(items.map((item) => [item.id, item]));

  function estimate(responses: readonly ItemResponse[]): Estimate {
    const logLikelihood = GRID.map(() => 0);
    let ability = 0;
    let standardError = PRIOR_SD;
    for (const { item: id, credit } of responses) {
      const item = itemOf.get(id);
      if (item === undefined) continue;
      for (const [k, node] of GRID.entries()) {
        const chance = right(item, node);
        logLikelihood[k] = (logLikelihood[k] ?? 0) + Math.log(credit === 1 ? chance : 1 - chance);
      }
      const centre = ability;
      const logs = GRID.map(
        (node, k) => (logLikelihood[k] ?? 0) - (node - centre) ** 2 / (2 * PRIOR_SD ** 2),
      );
      const highest = Math.max(...logs);
      const weights = logs.map((log) => Math.exp(log - highest));
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      ability = weights.reduce((sum, weight, k) => sum + weight * (GRID[k] ?? 0), 0) / total;
      const mean = ability;
      standardError = Math.sqrt(
        weights.reduce((sum, weight, k) => sum + weight * ((GRID[k] ?? 0) - mean) ** 2, 0) / total,
      );
    }
    return { ability, standardError, interval: normalInterval(ability, standardError) };
  }

  return {
    estimate,
    next({ responses, seed, mayStop }) {
      if (mayStop && responses.length >= design.max) return { stop: 'length' };
      const { ability } = estimate(responses);
      const asked = new Set(responses.map(({ item }) => item));
      const best = items
        .filter(({ id }) => !asked.has(id))
        .map((item) => ({ id: item.id, information: informationAt(item, ability) }))
        .sort((one, other) => other.information - one.information)
        .slice(0, AMONG);
      const random = seededRandom(`${seed}/${responses.length}`);
      const taken = best.find(() => random() < TAKEN) ?? best[0];
      return taken === undefined ? { stop: 'exhausted' } : { ask: taken.id };
    },
  };
}

function informationAt(item: SimulatedItem, ability: number): number {
  const chance = right(item, ability);
  return item.a ** 2 * chance * (1 - chance);
}
