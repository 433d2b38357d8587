import { logPrior } from '../assessment/ability.js';
import { profileOf } from '../assessment/profile.js';
import { quantile, type Posterior } from '../assessment/posterior.js';
import { logProbabilityOf } from '../assessment/two-level/belief.js';
import {
  deviationAfter,
  DEVIATIONS,
  expectedDeviation,
  type DeviationBelief,
} from '../assessment/two-level/deviation.js';
import { evidenceOf } from '../assessment/two-level/evidence.js';
import type { SimulatedBank } from './bank-file.js';
import type { Design } from './design.js';
import type { LearnerResult } from './run-learner.js';
import { meanFigure, rootMeanSquare, shareFigure, type Figure } from './statistics.js';

/** How well the parts of the learners' profiles were told: errors in logits, shares 0–1. */
export interface PartFigures {
  readonly rmse: Figure;
  /** The share of 95 % intervals that hold the truth. */
  readonly coverage: Figure;
  readonly standardError: Figure;
}

export interface ProfileSummary {
  /** The mean of what the learners' answers make likely of the competences' deviation, in logits. */
  readonly deviation: number;
  readonly general: PartFigures;
  readonly domains: PartFigures;
  readonly competences: PartFigures;
  /** Coverage of each competence alone. */
  readonly byCompetence: ReadonlyMap<string, Figure>;
}

interface Told {
  readonly id: string;
  readonly posterior: Posterior;
  readonly truth: number;
}

/** More learners would not move the deviation by what a profile shows. */
const COHORT = 400;

/**
 * Every learner's profile at the design's stop, against their true abilities. The engine is told no deviation: it
 * takes it from the answers of the first 400 learners, as a calibration does from the store.
 */
export function summarizeProfiles(
  results: readonly LearnerResult[],
  { believed }: SimulatedBank,
  { prior }: Design,
): ProfileSummary {
  const competences = [...believed.byCompetence.keys()];
  const deviation = deviationOf(results.slice(0, COHORT));
  const general: Told[] = [];
  const domains: Told[] = [];
  const parts: Told[] = [];
  for (const { responses, ability, competence } of results) {
    const profile = profileOf(believed, responses, competences, { prior, deviation });
    general.push({ id: 'general', posterior: profile.general, truth: ability });
    for (const { id, posterior } of profile.competences) {
      if (posterior !== undefined) parts.push({ id, posterior, truth: competence(id) });
    }
    for (const { id, posterior } of profile.domains) {
      const own = competences.filter((each) => believed.byCompetence.get(each)?.[0]?.domain === id);
      const truth = own.reduce((sum, each) => sum + competence(each), 0) / own.length;
      if (posterior !== undefined) domains.push({ id, posterior, truth });
    }
  }
  return {
    deviation: expectedDeviation(deviation),
    general: figuresOf(general),
    domains: figuresOf(domains),
    competences: figuresOf(parts),
    byCompetence: new Map(
      competences.map((id) => [id, figuresOf(parts.filter((each) => each.id === id)).coverage]),
    ),
  };

  function deviationOf(cohort: readonly LearnerResult[]): DeviationBelief {
    const log = logPrior(prior);
    return deviationAfter(
      cohort.map(({ responses }) => {
        const evidence = evidenceOf(believed, responses, []);
        return DEVIATIONS.map((each) => logProbabilityOf(evidence, log, each));
      }),
    );
  }
}

function figuresOf(told: readonly Told[]): PartFigures {
  return {
    rmse: rootMeanSquare(told.map(({ posterior, truth }) => posterior.mean - truth)),
    coverage: shareFigure(
      told.map(
        ({ posterior, truth }) => truth >= quantile(posterior, 0.025) && truth <= quantile(posterior, 0.975),
      ),
    ),
    standardError: meanFigure(told.map(({ posterior }) => posterior.sd)),
  };
}
