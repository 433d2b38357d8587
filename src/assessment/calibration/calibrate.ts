import type { ItemResponse, Prior } from '../ability.js';
import { estimateAbility, STANDARD_PRIOR } from '../ability.js';
import { prepareBank } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { AssessmentError } from '../errors.js';
import type { ItemParameters } from '../response-model.js';
import { countsOf } from './expected-counts.js';
import { aimOfExperts, TAKEN_AT_THEIR_WORD } from './expert-aim.js';
import type { ExpertAim, Judged } from './expert-aim.js';
import { bestFit, doubtOf } from './item-fit.js';
import type { ItemFit } from './item-fit.js';

/** An item to calibrate: what is believed of it before the answers. `bSd` is the doubt of that belief. */
export interface CalibrationItem {
  readonly id: string;
  readonly prior: ItemParameters;
}

export interface CalibratedItem {
  readonly id: string;
  /** As estimated; `bSd` is the standard error of b. c, d and the steps are the prior's. */
  readonly parameters: ItemParameters;
  readonly answers: number;
}

export interface Calibration {
  readonly items: readonly CalibratedItem[];
  /** How many times the answers were gone through. */
  readonly rounds: number;
  /** Whether the last round moved no difficulty by more than {@link TOLERANCE}. */
  readonly converged: boolean;
  /** How the experts' difficulties stand to those found, by the items that were answered. */
  readonly aim: ExpertAim;
}

/** In logits. */
export const TOLERANCE = 0.005;
const MOST_ROUNDS = 60;

/**
 * Discriminations and difficulties by marginal maximum likelihood with priors (Bock & Aitkin 1981; Mislevy 1986):
 * each round weighs the abilities of the learners by the parameters so far, then fits each item to them. Difficulty
 * has the prior N(b, bSd²) of the expert level, corrected by what the answers tell of the bank's experts as a whole (see
 * {@link aimOfExperts}); discrimination a lognormal one about the prior’s a with deviation
 * 0.2; guessing, slips and steps stay as they are, since no pilot of this size could tell them. The population of
 * abilities is the prior given, which fixes the scale. An item without an answer keeps what was believed.
 *
 * @param sittings the answers of each sitting
 * @throws AssessmentError `parameters-out-of-range`, `invalid-bank`, `unknown-item`, `invalid-response`,
 * `invalid-prior`
 */
export function calibrate(
  items: readonly CalibrationItem[],
  sittings: readonly (readonly ItemResponse[])[],
  population: Prior = STANDARD_PRIOR,
): Calibration {
  if (items.length === 0) throw new AssessmentError('invalid-bank', 'a calibration needs an item');
  const met = new Set(sittings.flatMap((responses) => responses.map(({ item }) => item)));
  // A round takes as long as the items that it goes through, and nothing is found of the others.
  const answered = items.filter(({ id }) => met.has(id));
  let found = new Map(answered.map(({ id, prior }) => [id, startOf(prior)]));
  let aim = TAKEN_AT_THEIR_WORD;
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < MOST_ROUNDS) {
    const next = fitted(answered, found, aim, sittings, population);
    const moves = [...next].map(([id, { parameters }]) =>
      Math.abs(parameters.b - (found.get(id)?.parameters.b ?? 0)),
    );
    converged = Math.max(0, ...moves) <= TOLERANCE;
    found = next;
    aim = aimOfExperts(judgedBy(answered, found), aim);
    rounds += 1;
  }
  return {
    rounds,
    converged,
    aim,
    items: items.map(({ id, prior }) => {
      const own = found.get(id);
      if (own === undefined) return { id, parameters: prior, answers: 0 };
      return { id, parameters: { ...own.parameters, bSd: own.standardError }, answers: own.answers };
    }),
  };
}

interface Found extends ItemFit {
  readonly answers: number;
}

/** While answers are weighed, parameters stand for themselves: the doubt about them is what is being worked out. */
function startOf(prior: ItemParameters): Found {
  return { parameters: { ...prior, bSd: 0 }, standardError: doubtOf(prior), answers: 0 };
}

/** One round: the abilities by what was found so far, then each item by these. */
function fitted(
  items: readonly CalibrationItem[],
  found: ReadonlyMap<string, Found>,
  aim: ExpertAim,
  sittings: readonly (readonly ItemResponse[])[],
  population: Prior,
): Map<string, Found> {
  const bank = bankOf(found);
  const counts = countsOf(bank, sittings, (responses) => estimateAbility(bank, responses, population));
  return new Map(
    items.map(({ id, prior }) => {
      const own = counts.get(id);
      const fit = bestFit(corrected(prior, aim), found.get(id)?.parameters ?? prior, own);
      return [id, { ...fit, answers: own?.answers ?? 0 }];
    }),
  );
}

/** The prior as the bank's other items have taught to read it. */
function corrected(prior: ItemParameters, { intercept, slope, doubt }: ExpertAim): ItemParameters {
  return { ...prior, b: intercept + slope * prior.b, bSd: doubt * doubtOf(prior) };
}

function judgedBy(items: readonly CalibrationItem[], found: ReadonlyMap<string, Found>): Judged[] {
  return items.flatMap(({ id, prior }) => {
    const own = found.get(id);
    if (own === undefined) return [];
    const { parameters, standardError } = own;
    return [{ expert: prior.b, statedDoubt: doubtOf(prior), found: parameters.b, standardError }];
  });
}

function bankOf(found: ReadonlyMap<string, Found>): PreparedBank {
  return prepareBank(
    [...found].map(([id, { parameters }]) => ({ id, domain: 'all', competence: 'all', parameters })),
  );
}
