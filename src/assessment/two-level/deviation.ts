import { AssessmentError } from '../errors.js';
import { addTo } from '../grid.js';
import { posteriorOf } from '../posterior.js';
import type { Posterior } from '../posterior.js';

/** A standard deviation of competences about the general ability, in logits, and how probable it is. */
export interface WeighedDeviation {
  readonly deviation: number;
  readonly probability: number;
}

/** What is believed of how far a learner's competences lie from their general ability: probabilities sum to 1. */
export type DeviationBelief = readonly WeighedDeviation[];

/** The deviations considered, in logits: close together where they are likely. */
export const DEVIATIONS: readonly number[] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1, 1.25];

const TYPICAL = 0.5;
const LOG_SPREAD = 0.5;

/** Less probable deviations change no digit that is shown, and each costs a pass over the grid. */
const NEGLIGIBLE = 0.01;

/** The normal distribution at 10, 30, 50, 70 and 90 %: the middles of five equally probable fifths. */
const MIDDLES_OF_FIFTHS = [-1.2816, -0.5244, 0, 0.5244, 1.2816];

/**
 * The belief before any data: lognormal about 0.5 logit, so that two thirds of it lie between 0.3 and 0.8, by the middles
 * of its fifths, since each value costs a pass over the grid. Subscales of one test that are worth reporting correlate at
 * 0.6 to 0.9, which is a deviation of 0.8 to 0.3 where abilities have a deviation of 1.
 */
export const STATED_DEVIATION: DeviationBelief = MIDDLES_OF_FIFTHS.map((z) => ({
  deviation: TYPICAL * Math.exp(LOG_SPREAD * z),
  probability: 1 / MIDDLES_OF_FIFTHS.length,
}));

/**
 * The belief after the answers of many learners: what each says of every deviation, by {@link DEVIATIONS}, is added
 * to the prior. One learner's answers hardly tell; a few hundred learners' tell to about 0.05.
 *
 * @param logProbabilities of each learner's answers under each deviation (see `logProbabilityOf`)
 * @throws AssessmentError `invalid-count` where a row has another length
 */
export function deviationAfter(logProbabilities: Iterable<readonly number[]>): DeviationBelief {
  const logs = DEVIATIONS.map(logPriorOf);
  for (const row of logProbabilities) {
    if (row.length !== logs.length) {
      throw new AssessmentError('invalid-count', `${row.length} values for ${logs.length} deviations`);
    }
    for (const [k, value] of row.entries()) logs[k] = (logs[k] ?? 0) + value;
  }
  return weighed(logs);
}

/** The deviation expected, in logits: for what cannot wait for the mean over all of them. */
export function expectedDeviation(belief: DeviationBelief): number {
  return belief.reduce((sum, { deviation, probability }) => sum + deviation * probability, 0);
}

/** One belief out of those under each deviation, as probable as these are. */
export function mixed(parts: readonly (readonly [WeighedDeviation, Posterior])[]): Posterior {
  const [first] = parts;
  if (first === undefined) throw new AssessmentError('invalid-prior', 'a deviation needs a value');
  const density = new Float64Array(first[1].weights.length);
  for (const [{ probability }, { weights }] of parts) addTo(density, weights, probability);
  return posteriorOf(density, first[1].answers);
}

function logPriorOf(deviation: number): number {
  return -((Math.log(deviation / TYPICAL) / LOG_SPREAD) ** 2) / 2;
}

function weighed(logs: readonly number[]): DeviationBelief {
  const highest = Math.max(...logs);
  const weights = logs.map((log) => Math.exp(log - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kept = DEVIATIONS.map((deviation, k) => ({
    deviation,
    probability: (weights[k] ?? 0) / total,
  })).filter(({ probability }) => probability >= NEGLIGIBLE);
  const share = kept.reduce((sum, { probability }) => sum + probability, 0);
  return kept.map(({ deviation, probability }) => ({ deviation, probability: probability / share }));
}
