import { seededRandom, shuffled } from '../../assessment/random.js';
import { sumOfProducts } from '../../assessment/grid.js';
import { logPrior } from '../../assessment/ability.js';
import { posteriorFrom } from '../../assessment/posterior.js';
import type { SimulatedBank } from '../bank-file.js';
import type { Design } from '../design.js';
import { adaptiveEngine } from './adaptive.js';
import type { SimulatedEngine } from './engine.js';

/** Difficulties of an evenly spread form: from −2 to 2 logits. */
const SPREAD = 2;

/**
 * Questions that do not depend on the answers, estimated as ours are. `random`: another order for each learner.
 * `fixed-informative`: those that tell most on average over the learners, the same for all. `fixed-spread`: those
 * closest to difficulties that are evenly spread, as forms made by hand are.
 */
export function fixedOrderEngine(bank: SimulatedBank, design: Design): SimulatedEngine {
  const ours = adaptiveEngine(bank, design);
  const form = design.engine === 'fixed-spread' ? spreadForm(bank, design) : informativeForm(bank, design);
  const ids = [...bank.believed.items.keys()];
  return {
    estimate: (responses) => ours.estimate(responses),
    next({ responses, seed, mayStop }) {
      if (mayStop && responses.length >= design.max) return { stop: 'length' };
      const order = design.engine === 'random' ? shuffled(ids, seededRandom(`order/${seed}`)) : form;
      const id = order[responses.length];
      return id === undefined ? { stop: 'exhausted' } : { ask: id };
    },
  };
}

function informativeForm({ believed }: SimulatedBank, { prior }: Design): string[] {
  const { weights } = posteriorFrom(logPrior(prior), 0);
  return [...believed.items.values()]
    .map(({ id, information }) => ({ id, worth: sumOfProducts(weights, information) }))
    .sort((one, other) => other.worth - one.worth)
    .map(({ id }) => id);
}

function spreadForm({ believed }: SimulatedBank, { max }: Design): string[] {
  const left = new Map([...believed.items.values()].map(({ id, curve }) => [id, curve.b]));
  const form: string[] = [];
  for (let place = 0; place < Math.min(max, believed.items.size); place += 1) {
    const wanted = max === 1 ? 0 : -SPREAD + (2 * SPREAD * place) / (max - 1);
    const [closest] = [...left].reduce((best, candidate) =>
      Math.abs(candidate[1] - wanted) < Math.abs(best[1] - wanted) ? candidate : best,
    );
    form.push(closest);
    left.delete(closest);
  }
  // From the middle outwards, so that a form cut short still is one.
  const middle = (form.length - 1) / 2;
  return form
    .map((id, place) => ({ id, distance: Math.abs(place - middle) }))
    .sort((one, other) => one.distance - other.distance)
    .map(({ id }) => id);
}
