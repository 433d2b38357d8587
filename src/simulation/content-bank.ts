import { seededRandom } from '../assessment/random.js';
import type { Content } from '../content/content.js';
import { simulatedBank, type SimulatedBank } from './bank-file.js';
import { normal } from './learners.js';

/** As far as the response model goes. */
const FARTHEST = 6;

/**
 * The content served, as a bank: the engine believes what it does in service, and what is true of each item is
 * drawn from how unsure that belief is, so that a simulation is as uncertain as the expert guesses are.
 */
export function contentBank({ items, parameters }: Content, seed: string): SimulatedBank {
  return simulatedBank(
    [...items.values()].flatMap(({ id, domain, competence, level }) => {
      const believed = parameters.of.get(id);
      if (believed === undefined) return [];
      const { a, b, c, d, bSd = 0, steps } = believed;
      const inParts = steps === undefined ? {} : { steps: [...steps] };
      const drawn = b + bSd * normal(seededRandom(`${seed}/difficulty/${id}`));
      const truth = { a, b: Math.max(-FARTHEST, Math.min(FARTHEST, drawn)), c, d, ...inParts };
      return { id, domain, competence, level, a, b, c, d, ...inParts, bSd, true: truth };
    }),
  );
}
