import type { ItemResponse, Prior } from '../ability.js';
import { estimateAbility, STANDARD_PRIOR } from '../ability.js';
import { prepareBank } from '../bank.js';
import type { PreparedBank } from '../bank.js';
import { AssessmentError } from '../errors.js';
import type { ItemParameters } from '../response-model.js';
import { countsOf } from './expected-counts.js';
import { bestFit } from './item-fit.js';
import type { ItemCounts } from './item-fit.js';

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
}

/** In logits. */
export const TOLERANCE = 0.005;
const MOST_ROUNDS = 60;

/**
 * Discriminations and difficulties by marginal maximum likelihood with priors (Bock & Aitkin 1981; Mislevy 1986):
 * each round weighs the abilities of the learners by the parameters so far, then fits each item to them. Difficulty
 * has the prior N(b, bSd²) of the expert level, discrimination a lognormal one about the prior’s a with deviation
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
  let parameters = new Map(items.map(({ id, prior }) => [id, certain(prior)]));
  let counts = new Map<string, ItemCounts>();
  let rounds = 0;
  let converged = false;
  while (!converged && rounds < MOST_ROUNDS) {
    const bank = bankOf(parameters);
    counts = countsOf(bank, sittings, (responses) => estimateAbility(bank, responses, population));
    const fitted = new Map(
      items.map(({ id, prior }) => [
        id,
        bestFit(prior, parameters.get(id) ?? prior, counts.get(id)).parameters,
      ]),
    );
    const moves = items.map(({ id }) => Math.abs((fitted.get(id)?.b ?? 0) - (parameters.get(id)?.b ?? 0)));
    converged = Math.max(0, ...moves) <= TOLERANCE;
    parameters = fitted;
    rounds += 1;
  }
  return {
    rounds,
    converged,
    items: items.map(({ id, prior }) => {
      const own = counts.get(id);
      if (own === undefined) return { id, parameters: prior, answers: 0 };
      const { parameters: found, standardError } = bestFit(prior, parameters.get(id) ?? prior, own);
      return { id, parameters: { ...found, bSd: standardError }, answers: own.answers };
    }),
  };
}

/** While answers are weighed, parameters stand for themselves: the doubt about them is what is being worked out. */
function certain(parameters: ItemParameters): ItemParameters {
  return { ...parameters, bSd: 0 };
}

function bankOf(parameters: ReadonlyMap<string, ItemParameters>): PreparedBank {
  const items = [...parameters].map(([id, own]) => ({
    id,
    domain: 'all',
    competence: 'all',
    parameters: own,
  }));
  if (items.length === 0) throw new AssessmentError('invalid-bank', 'a calibration needs an item');
  return prepareBank(items);
}
