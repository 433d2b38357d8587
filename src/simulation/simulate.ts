import type { SimulatedBank } from './bank-file.js';
import type { Design } from './design.js';
import { adaptiveEngine } from './engines/adaptive.js';
import type { SimulatedEngine } from './engines/engine.js';
import { fixedOrderEngine } from './engines/fixed-order.js';
import { maximumLikelihoodEngine } from './engines/maximum-likelihood.js';
import { recentredPriorEngine } from './engines/recentred-prior.js';
import { learner, type GivenAbilities } from './learners.js';
import { summarizeProfiles, type ProfileSummary } from './profiles.js';
import { runLearner } from './run-learner.js';
import { position, positioningParts } from './run-positioning.js';
import { summarize, summarizePositioning, type PositioningSummary, type Summary } from './summary.js';

export interface SimulationRequest {
  readonly bank: SimulatedBank;
  readonly design: Design;
  /** How many learners: 1 or more. */
  readonly learners: number;
  readonly seed: string;
  /** True abilities; absent: drawn from the design's population. Used again from the first where there are too few. */
  readonly abilities?: GivenAbilities;
}

/** Sittings or positioning, by the design's engine. */
export interface SimulationResult {
  readonly sittings?: Summary;
  readonly positioning?: PositioningSummary;
  /** Beside the sittings, where the design asks for profiles. */
  readonly profile?: ProfileSummary;
}

/**
 * Learners who are not take a design on a bank. The same request gives the same result, to the last digit.
 * @throws SimulationError, AssessmentError
 */
export function simulate(request: SimulationRequest): SimulationResult {
  const { bank, design, learners, seed, abilities } = request;
  const people = Array.from({ length: learners }, (_, n) => learner(n, seed, bank, design, abilities));
  if (design.engine === 'tubes' || design.engine === 'tube-inference') {
    const parts = positioningParts(bank, design);
    const results = people.flatMap((person, n) =>
      parts.map((part) => position(person, part, bank, `${seed}/${n}`, design.max)),
    );
    return { positioning: summarizePositioning(results) };
  }
  const engine = engineOf(bank, design);
  const itemOf = new Map(bank.items.map((item) => [item.id, item]));
  const shown = new Map<string, number>();
  const results = people.map((person, n) => {
    const exposures = { sittings: n, shown };
    const result = runLearner(person, engine, bank, itemOf, `${seed}/${n}`, exposures);
    for (const { item } of result.responses) shown.set(item, (shown.get(item) ?? 0) + 1);
    return result;
  });
  const counts = bank.items.map(({ id }) => shown.get(id) ?? 0);
  return {
    sittings: summarize(results, counts, design.cut),
    ...(design.profile && { profile: summarizeProfiles(results, bank, design) }),
  };
}

function engineOf(bank: SimulatedBank, design: Design): SimulatedEngine {
  if (design.engine === 'recentred-prior') return recentredPriorEngine(bank, design);
  if (design.engine === 'maximum-likelihood') return maximumLikelihoodEngine(bank, design);
  if (design.engine === 'adaptive') return adaptiveEngine(bank, design);
  return fixedOrderEngine(bank, design);
}
