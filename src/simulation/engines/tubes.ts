import { itemOf } from '../../assessment/bank.js';
import { seededRandom } from '../../assessment/random.js';
import { chooseInTubes } from '../../assessment/tubes/choose-in-tubes.js';
import { believeTubes, probabilityHeld } from '../../assessment/tubes/tube-belief.js';
import type { SimulatedBank } from '../bank-file.js';
import type { Design } from '../design.js';
import type { LevelledItem, PositioningEngine } from './engine.js';
import { scaleOf } from './level-scale.js';

/** Our positioning of one competence: what each answer makes likely of each tube, nothing more. */
export function tubesEngine(
  { believed }: SimulatedBank,
  items: readonly LevelledItem[],
  { prior, tubeDeviation }: Design,
): PositioningEngine {
  const scale = scaleOf(items);
  return {
    next(responses, seed) {
      const belief = believeTubes(believed, items, responses, prior, tubeDeviation);
      const random = seededRandom(`${seed}/${responses.length}`);
      return chooseInTubes(believed, items, responses, belief, random);
    },
    conclude(responses) {
      const belief = believeTubes(believed, items, responses, prior, tubeDeviation);
      const held = items.map(({ id, tube }) => {
        const probability = probabilityHeld(belief, tube, itemOf(believed, id));
        return [id, probability >= 0.5] as const;
      });
      return {
        held: new Map(held),
        level: meanLevel([...belief.parts.values()].map(({ mean }) => scale.levelAt(mean))),
      };
    },
  };
}

function meanLevel(levels: readonly number[]): number {
  return levels.reduce((sum, level) => sum + level, 0) / levels.length;
}
