import { logLikelihood, logPrior, STANDARD_PRIOR } from './ability.js';
import type { ItemResponse, Prior } from './ability.js';
import { domainOf, itemOf } from './bank.js';
import type { PreparedBank } from './bank.js';
import { addTo, NODES } from './grid.js';
import { posteriorFrom } from './posterior.js';
import type { Posterior } from './posterior.js';
import { widened } from './widening.js';

/** A domain or a competence of a profile. */
export interface ProfilePart {
  readonly id: string;
  /** Absent where nothing was answered: the part is unmeasured, whatever the others make likely. */
  readonly posterior: Posterior | undefined;
}

export interface Profile {
  readonly general: Posterior;
  /** In the order of the competences given. */
  readonly domains: readonly ProfilePart[];
  readonly competences: readonly ProfilePart[];
}

export interface ProfileOptions {
  readonly prior?: Prior;
  /** How far a learner's domains lie from their general ability: a standard deviation in logits, in [0.1, 2]. */
  readonly domainDeviation?: number;
  /** The same for competences. */
  readonly competenceDeviation?: number;
}

/** The evidence on one part: its answers and their log-likelihood at each node. */
interface Evidence {
  answers: number;
  readonly logLikelihood: Float64Array;
}

/**
 * General ability, and that of each domain and competence. A part borrows strength without counting an answer
 * twice: its prior is the posterior of the responses *outside* of it, widened by how far parts differ; its own
 * responses come in once, as the likelihood. The standard error of a part therefore never falls below what its
 * own answers and the widening allow.
 *
 * @param competences which to report, such as the path's; responses outside of them count for the general
 * ability only.
 * @throws AssessmentError `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function profileOf(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  competences: readonly string[],
  options: ProfileOptions = {},
): Profile {
  const { prior = STANDARD_PRIOR, domainDeviation = 0.5, competenceDeviation = 0.5 } = options;
  const byDomain = new Map<string, Evidence>();
  const byCompetence = new Map<string, Evidence>();
  const everything = logPrior(prior);
  for (const response of responses) {
    const item = itemOf(bank, response.item);
    const table = logLikelihood(item, response);
    addTo(everything, table);
    gather(byDomain, item.domain, table);
    gather(byCompetence, item.competence, table);
  }

  const part = (id: string, evidence: Evidence | undefined, deviation: number): ProfilePart => {
    if (evidence === undefined) return { id, posterior: undefined };
    const others = everything.slice();
    addTo(others, evidence.logLikelihood, -1);
    const elsewhere = posteriorFrom(others, responses.length - evidence.answers);
    const logDensity = widened(elsewhere, deviation).map(Math.log);
    addTo(logDensity, evidence.logLikelihood);
    return { id, posterior: posteriorFrom(logDensity, evidence.answers) };
  };
  const domains = [...new Set(competences.map((competence) => domainOf(bank, competence)))];
  return {
    general: posteriorFrom(everything, responses.length),
    domains: domains.map((id) => part(id, byDomain.get(id), domainDeviation)),
    competences: competences.map((id) => part(id, byCompetence.get(id), competenceDeviation)),
  };
}

function gather(evidence: Map<string, Evidence>, id: string, table: Float64Array): void {
  const entry = evidence.get(id) ?? { answers: 0, logLikelihood: new Float64Array(NODES.length) };
  entry.answers += 1;
  addTo(entry.logLikelihood, table);
  evidence.set(id, entry);
}
