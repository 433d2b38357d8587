import { logLikelihood, type ItemResponse } from '../../assessment/ability.js';
import { itemOf } from '../../assessment/bank.js';
import { addTo, NODES } from '../../assessment/grid.js';
import type { SimulatedBank } from '../bank-file.js';
import type { Design } from '../design.js';
import { normalInterval, type Estimate, type SimulatedEngine } from './engine.js';

/**
 * A peer's rule, from its description: the ability that makes the answers likeliest, between −6 and 6, with the
 * error 1/√information; the item of most information there. The first item is chosen at 0.
 */
export function maximumLikelihoodEngine({ believed }: SimulatedBank, design: Design): SimulatedEngine {
  function estimate(responses: readonly ItemResponse[]): Estimate {
    const log = new Float64Array(NODES.length);
    for (const response of responses) addTo(log, logLikelihood(itemOf(believed, response.item), response));
    const ability = responses.length === 0 ? 0 : highestPoint(log);
    const information = responses.reduce(
      (sum, { item }) => sum + itemOf(believed, item).curve.information(ability),
      0,
    );
    const standardError = 1 / Math.sqrt(Math.max(information, 1e-6));
    return { ability, standardError, interval: normalInterval(ability, standardError) };
  }

  return {
    estimate,
    next({ responses, mayStop }) {
      if (mayStop && responses.length >= design.max) return { stop: 'length' };
      const { ability } = estimate(responses);
      const asked = new Set(responses.map(({ item }) => item));
      let best: { readonly id: string; readonly information: number } | undefined;
      for (const { id, curve } of believed.items.values()) {
        if (asked.has(id)) continue;
        const information = curve.information(ability);
        if (best === undefined || information > best.information) best = { id, information };
      }
      return best === undefined ? { stop: 'exhausted' } : { ask: best.id };
    },
  };
}

/** Where a table is highest: at a node, or between it and its neighbours by the parabola through the three. */
function highestPoint(table: Float64Array): number {
  let at = 0;
  for (let k = 1; k < table.length; k += 1) if ((table[k] ?? 0) > (table[at] ?? 0)) at = k;
  const [before, here, after] = [table[at - 1], table[at] ?? 0, table[at + 1]];
  const node = NODES[at] ?? 0;
  if (before === undefined || after === undefined) return node;
  const curvature = before - 2 * here + after;
  return curvature === 0 ? node : node + (0.05 * (before - after)) / curvature;
}
