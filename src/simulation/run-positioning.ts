import type { ItemResponse } from '../assessment/ability.js';
import type { SimulatedBank } from './bank-file.js';
import type { Design } from './design.js';
import type { LevelledItem, PositioningEngine } from './engines/engine.js';
import { scaleOf } from './engines/level-scale.js';
import { tubeInferenceEngine } from './engines/tube-inference.js';
import { tubesEngine } from './engines/tubes.js';
import type { Learner } from './learners.js';
import { answerOf } from './run-learner.js';
import { SimulationError } from './simulation-error.js';

/** Numbers of questions after which a placement is looked at, whatever the design stops at. */
export const POSITIONING_CHECKPOINTS = [8, 12] as const;

export interface Placed {
  /** The share of the competence's skills whose state, held or not, was told rightly. */
  readonly agreement: number;
  /** How far the level told is from the true one, the mean over the tubes, 0–7. */
  readonly levelError: number;
}

/** How one learner was placed in one competence. */
export interface PositioningResult extends Placed {
  readonly questions: number;
  /** As far as there were as many questions to ask. */
  readonly at: ReadonlyMap<number, Placed>;
}

export interface PositioningPart {
  readonly competence: string;
  readonly items: readonly LevelledItem[];
  readonly engine: PositioningEngine;
}

/** @throws SimulationError when the bank has no tubes */
export function positioningParts(bank: SimulatedBank, design: Design): PositioningPart[] {
  const levelled = bank.items.filter(
    (item): item is LevelledItem => item.tube !== undefined && item.level !== undefined,
  );
  if (levelled.length === 0) {
    throw new SimulationError('positioning needs a bank whose items have a tube and a level');
  }
  return [...new Set(levelled.map(({ competence }) => competence))].map((competence) => {
    const items = levelled.filter((item) => item.competence === competence);
    const engine = design.engine === 'tubes' ? tubesEngine(bank, items, design) : tubeInferenceEngine(items);
    return { competence, items, engine };
  });
}

/** The design's run, and what more questions would have given. */
export function position(
  learner: Learner,
  part: PositioningPart,
  bank: SimulatedBank,
  seed: string,
  max: number,
): PositioningResult {
  const { competence, items, engine } = part;
  const last = Math.max(max, ...POSITIONING_CHECKPOINTS);
  const responses: ItemResponse[] = [];
  const at = new Map<number, Placed>();
  let end: PositioningResult | undefined;
  for (;;) {
    const count = responses.length;
    const id = count < last ? engine.next(responses, `${seed}/${competence}`) : undefined;
    const item = items.find((candidate) => candidate.id === id);
    const checked = POSITIONING_CHECKPOINTS.some((checkpoint) => checkpoint === count);
    const ends = item === undefined || count === max;
    if (checked || ends) {
      const placed = judge(learner, part, bank, responses);
      if (checked) at.set(count, placed);
      if (ends) end ??= { ...placed, questions: count, at };
    }
    if (item === undefined) break;
    responses.push({ item: item.id, credit: answerOf(learner, item, bank, seed) });
  }
  return end ?? { ...judge(learner, part, bank, responses), questions: responses.length, at };
}

/** A skill is held where the learner's ability in its tube reaches its true difficulty. */
function judge(
  learner: Learner,
  { items, engine }: PositioningPart,
  bank: SimulatedBank,
  responses: readonly ItemResponse[],
): Placed {
  const { held, level } = engine.conclude(responses);
  const agreed = items.filter(
    (item) => held.get(item.id) === learner.onItem(item) >= (bank.truth.get(item.id)?.b ?? item.b),
  );
  const scale = scaleOf(items);
  const onTubes = new Map(items.map((item) => [item.tube, scale.levelAt(learner.onItem(item))]));
  const truth = [...onTubes.values()].reduce((sum, one) => sum + one, 0) / onTubes.size;
  return { agreement: agreed.length / items.length, levelError: Math.abs(level - truth) };
}
