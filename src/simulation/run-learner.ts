import type { ItemResponse } from '../assessment/ability.js';
import { seededRandom } from '../assessment/random.js';
import type { Exposures } from '../assessment/selection/exposure.js';
import type { SimulatedBank, SimulatedItem } from './bank-file.js';
import type { Estimate, SimulatedEngine } from './engines/engine.js';
import type { Learner } from './learners.js';

/** Numbers of questions after which the error is looked at, whatever the design stops at. */
export const CHECKPOINTS = [5, 10, 15, 20, 32] as const;

const FARTHEST = CHECKPOINTS[CHECKPOINTS.length - 1] ?? 0;

export interface LearnerResult {
  readonly ability: number;
  readonly competence: (competence: string) => number;
  /** When the design stopped. */
  readonly estimate: Estimate;
  readonly stop: string;
  /** The answers until then. */
  readonly responses: readonly ItemResponse[];
  /** The error, in logits, after so many questions; absent where the bank had not as many. */
  readonly errorAt: ReadonlyMap<number, number>;
}

/** The credit somebody gets, 0–1: the same person gives the same answer to the same item in every design. */
export function answerOf(learner: Learner, item: SimulatedItem, bank: SimulatedBank, seed: string): number {
  const curve = bank.truth.get(item.id);
  if (curve === undefined) return 0;
  const drawn = seededRandom(`answers/${seed}/${item.id}`)();
  const chances = curve.chances(learner.onItem(item));
  // From full credit down, so that a draw below the chance of a right answer is right.
  let below = 0;
  for (let category = curve.categories - 1; category > 0; category -= 1) {
    below += chances[category]?.chance ?? 0;
    if (drawn < below) return category / (curve.categories - 1);
  }
  return 0;
}

/** One learner's run: to the design's stop, and on to the last checkpoint for the errors there. */
export function runLearner(
  learner: Learner,
  engine: SimulatedEngine,
  bank: SimulatedBank,
  itemOf: ReadonlyMap<string, SimulatedItem>,
  seed: string,
  exposures: Exposures,
): LearnerResult {
  const responses: ItemResponse[] = [];
  const errorAt = new Map<number, number>();
  let result: Pick<LearnerResult, 'estimate' | 'stop' | 'responses'> | undefined;
  for (;;) {
    if (CHECKPOINTS.some((count) => count === responses.length)) {
      errorAt.set(responses.length, engine.estimate(responses).ability - learner.ability);
    }
    if (result !== undefined && responses.length >= FARTHEST) break;
    const mayStop = result === undefined;
    let step = engine.next({ responses, seed, exposures, mayStop });
    if (mayStop && 'stop' in step) {
      result = { estimate: engine.estimate(responses), stop: step.stop, responses: [...responses] };
      if (responses.length >= FARTHEST) break;
      step = engine.next({ responses, seed, exposures, mayStop: false });
    }
    const item = 'ask' in step ? itemOf.get(step.ask) : undefined;
    if (item === undefined) break;
    responses.push({ item: item.id, credit: answerOf(learner, item, bank, seed) });
  }
  const end = result ?? { estimate: engine.estimate(responses), stop: 'exhausted', responses };
  return { ability: learner.ability, competence: learner.inCompetence, errorAt, ...end };
}
