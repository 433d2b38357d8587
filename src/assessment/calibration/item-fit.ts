import { NODES } from '../grid.js';
import { responseCurve } from '../response-model.js';
import type { ItemParameters } from '../response-model.js';

/** What the answers to an item come to. */
export interface ItemCounts {
  readonly answers: number;
  /** For each category of credit, how many learners of each ability gave it. */
  readonly categories: readonly Float64Array[];
  /** How unsure the abilities of those who answered are: the mean of their variances, in logits². */
  readonly abilityVariance: number;
}

export interface ItemFit {
  readonly parameters: ItemParameters;
  /** Of b, in logits: the deviation of its posterior. */
  readonly standardError: number;
}

/** Of the logarithm of a discrimination about its prior's: calibrated tests vary as much. */
const LOG_DISCRIMINATION_SD = 0.2;
/** Where nothing says how sure the expert is. */
const VAGUE_SD = 1;
const STEPS = 4;
/** As far as one step goes, in logits and in the logarithm of a: far from the top, curvature misleads. */
const LONGEST_STEP = 0.7;
const H = 1e-3;
const LIMITS = { a: [0.2, 4], b: [-5.9, 5.9] } as const;

/** The doubt of a prior’s difficulty, in logits. */
export function doubtOf({ bSd }: ItemParameters): number {
  return bSd === undefined || bSd === 0 ? VAGUE_SD : bSd;
}

/**
 * The discrimination and difficulty that fit the counts and the prior best, by a few steps of Fisher scoring from a
 * start; without counts, the prior. The standard error of b takes into account that the abilities are themselves
 * estimates: their doubt flattens the curve as that of b does.
 */
export function bestFit(
  prior: ItemParameters,
  start: ItemParameters,
  counts: ItemCounts | undefined,
): ItemFit {
  const priorSd = doubtOf(prior);
  if (counts === undefined) return { parameters: { ...prior, bSd: 0 }, standardError: priorSd };
  let parameters: ItemParameters = { ...start, bSd: 0 };
  for (let n = 0; n < STEPS; n += 1) {
    const onB = inDifficulty(parameters, counts);
    const pull = (prior.b - parameters.b) / priorSd ** 2;
    const b = parameters.b + bounded((onB.slope + pull) / (onB.information + 1 / priorSd ** 2));
    parameters = { ...parameters, b: clamp(b, LIMITS.b) };
    parameters = { ...parameters, a: nextDiscrimination(prior, parameters, counts) };
  }
  const flat = { ...parameters, bSd: Math.sqrt(counts.abilityVariance) };
  const { information } = inDifficulty(flat, counts);
  return { parameters, standardError: 1 / Math.sqrt(information + 1 / priorSd ** 2) };
}

/** The slope of the log-likelihood in b, and the information: those in the ability, the other way round. */
function inDifficulty(
  parameters: ItemParameters,
  { categories }: ItemCounts,
): { readonly slope: number; readonly information: number } {
  const curve = responseCurve(parameters);
  let slope = 0;
  let information = 0;
  for (let k = 0; k < NODES.length; k += 1) {
    const learners = categories.reduce((sum, table) => sum + (table[k] ?? 0), 0);
    if (learners < NOBODY) continue;
    const ability = NODES[k] ?? 0;
    information += learners * curve.information(ability);
    for (const [category, chance] of curve.chances(ability).entries()) {
      const gave = categories[category]?.[k] ?? 0;
      if (gave > 0) slope -= (gave * chance.slope) / Math.max(chance.chance, Number.MIN_VALUE);
    }
  }
  return { slope, information };
}

/** Fewer learners than that at a node change nothing. */
const NOBODY = 1e-6;

/** One step in ln a, by differences of the log-posterior. */
function nextDiscrimination(prior: ItemParameters, at: ItemParameters, counts: ItemCounts): number {
  const height = (log: number): number =>
    logLikelihood({ ...at, a: clamp(Math.exp(log), LIMITS.a) }, counts) -
    (log - Math.log(prior.a)) ** 2 / (2 * LOG_DISCRIMINATION_SD ** 2);
  const here = Math.log(at.a);
  const [below, middle, above] = [height(here - H), height(here), height(here + H)];
  const slope = (above - below) / (2 * H);
  const curvature = (above - 2 * middle + below) / (H * H);
  const least = 1 / LOG_DISCRIMINATION_SD ** 2;
  return clamp(Math.exp(here + bounded(slope / Math.max(-curvature, least))), LIMITS.a);
}

function logLikelihood(parameters: ItemParameters, { categories }: ItemCounts): number {
  const curve = responseCurve(parameters);
  let sum = 0;
  for (let k = 0; k < NODES.length; k += 1) {
    if (categories.every((table) => (table[k] ?? 0) < NOBODY)) continue;
    for (const [category, { chance }] of curve.chances(NODES[k] ?? 0).entries()) {
      sum += (categories[category]?.[k] ?? 0) * Math.log(Math.max(chance, Number.MIN_VALUE));
    }
  }
  return sum;
}

function bounded(step: number): number {
  return clamp(step, [-LONGEST_STEP, LONGEST_STEP]);
}

function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.max(low, Math.min(high, value));
}
