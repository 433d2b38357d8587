import { addTo, NODES } from '../grid.js';
import { posteriorFrom, posteriorOf } from '../posterior.js';
import type { Posterior } from '../posterior.js';
import { averaged, widened } from '../widening.js';
import type { Evidence } from './evidence.js';
import { keptByTable } from './kept-by-table.js';

export interface TwoLevelBelief {
  readonly whole: Posterior;
  readonly parts: ReadonlyMap<string, Posterior>;
  /** What the others' answers alone make likely of each part: what it borrows. */
  readonly borrowed: ReadonlyMap<string, Posterior>;
}

/**
 * One ability, and those of its parts, each of which differs from it by N(0, deviation²) on its own: competences
 * about a general ability, tubes about a competence (a second-order model; de la Torre & Song 2009). A part borrows
 * from the others exactly as much as the deviation allows: its prior is what they say of the whole, widened; its own
 * answers come in once. The whole hears of each part through the same widening, so that ten answers on one part do
 * not count as ten independent ones.
 *
 * @param logPrior of the whole, at each node
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function believe(
  evidence: ReadonlyMap<string, Evidence>,
  logPrior: Float64Array,
  deviation: number,
): TwoLevelBelief {
  const heard = heardFrom(evidence, deviation);
  const everything = together(heard, logPrior);
  const answers = [...evidence.values()].reduce((sum, own) => sum + own.answers, 0);
  const parts = new Map<string, Posterior>();
  const borrowed = new Map<string, Posterior>();
  for (const [id, own] of evidence) {
    const others = everything.slice();
    addTo(others, heard.get(id) ?? SILENCE, -1);
    const density = widened(posteriorFrom(others, 0).weights, deviation);
    borrowed.set(id, posteriorOf(density, answers - own.answers));
    const logDensity = density.map(finiteLog);
    addTo(logDensity, own.logLikelihood);
    parts.set(id, posteriorFrom(logDensity, own.answers));
  }
  return { whole: posteriorFrom(everything, answers), parts, borrowed };
}

/**
 * What is believed of the whole alone.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function believeWhole(
  evidence: ReadonlyMap<string, Evidence>,
  logPrior: Float64Array,
  deviation: number,
): Posterior {
  const answers = [...evidence.values()].reduce((sum, own) => sum + own.answers, 0);
  return posteriorFrom(together(heardFrom(evidence, deviation), logPrior), answers);
}

/**
 * The logarithm of the probability of all answers under a deviation, up to a constant that is the same for all
 * deviations.
 *
 * @param deviation in logits, in [0.1, 2]
 * @throws AssessmentError `invalid-prior`
 */
export function logProbabilityOf(
  evidence: ReadonlyMap<string, Evidence>,
  logPrior: Float64Array,
  deviation: number,
): number {
  const everything = together(heardFrom(evidence, deviation), logPrior);
  const highest = highestOf(everything);
  return highest + Math.log(everything.reduce((total, log) => total + Math.exp(log - highest), 0));
}

function heardFrom(evidence: ReadonlyMap<string, Evidence>, deviation: number): Map<string, Float64Array> {
  return new Map([...evidence].map(([id, own]) => [id, heardOf(own, deviation)]));
}

function together(heard: ReadonlyMap<string, Float64Array>, logPrior: Float64Array): Float64Array {
  const everything = logPrior.slice();
  for (const log of heard.values()) addTo(everything, log);
  return everything;
}

const SILENCE = new Float64Array(NODES.length);

/** What a part's answers say of the whole: their likelihood averaged over how far the part may lie from it. */
function heardOf({ answers, logLikelihood }: Evidence, deviation: number): Float64Array {
  return answers === 0 ? SILENCE : averagedLog(logLikelihood, deviation);
}

const averagedLog = keptByTable((logLikelihood, deviation) => {
  const highest = highestOf(logLikelihood);
  const likelihood = logLikelihood.map((log) => Math.exp(log - highest));
  return averaged(likelihood, deviation).map((value) => finiteLog(value) + highest);
});

/** So that what was added for one part can be taken away again, also where it had underflown to nothing. */
function finiteLog(value: number): number {
  return Math.log(Math.max(value, Number.MIN_VALUE));
}

function highestOf(table: Float64Array): number {
  return table.reduce((most, value) => Math.max(most, value), -Infinity);
}
