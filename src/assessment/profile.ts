import { logPrior, STANDARD_PRIOR } from './ability.js';
import type { ItemResponse, Prior } from './ability.js';
import { domainOf } from './bank.js';
import type { PreparedBank } from './bank.js';
import type { Posterior } from './posterior.js';
import { believe } from './two-level/belief.js';
import { conditionalOf } from './two-level/conditional.js';
import { mixed, STATED_DEVIATION } from './two-level/deviation.js';
import type { DeviationBelief, WeighedDeviation } from './two-level/deviation.js';
import { evidenceOf } from './two-level/evidence.js';
import type { Evidence } from './two-level/evidence.js';
import { meanOfParts } from './two-level/mean-of-parts.js';

/** A domain or a competence of a profile. */
export interface ProfilePart {
  readonly id: string;
  /** Absent where nothing was answered: the part is unmeasured, whatever the others make likely. */
  readonly posterior: Posterior | undefined;
  /**
   * How much of the certainty comes from the answers to other parts, 0–1: the precision (1/variance) that they alone
   * would give, over that of the posterior. 1 where nothing was answered; undefined for a domain.
   */
  readonly borrowed?: number;
}

export interface Profile {
  readonly general: Posterior;
  /** In the order of the competences given. A domain's ability is the mean of its competences'. */
  readonly domains: readonly ProfilePart[];
  readonly competences: readonly ProfilePart[];
}

export interface ProfileOptions {
  readonly prior?: Prior;
  /** How far competences lie from the general ability, as a cohort's answers have it; absent: as stated. */
  readonly deviation?: DeviationBelief;
}

/**
 * General ability, and that of each domain and competence, by a model of two levels: a competence lies N(0, τ²) from
 * the general ability, each answer counts in full for its own competence and for the others as far as τ carries it
 * (de la Torre & Song 2009). τ is not known: the profile is the mean over what is believed of it. That belief is
 * the cohort's; a learner's own answers do not change it, since they hardly tell, and since a right answer in a
 * strong competence would then take from the weak ones what they borrow: with it fixed, turning a wrong answer right
 * never lowers any part.
 *
 * @param competences which to report, such as the path's; responses outside of them count for the general
 * ability only.
 * @throws AssessmentError `invalid-prior`, `unknown-item`, `invalid-response`
 */
export function profileOf(
  bank: PreparedBank,
  responses: readonly ItemResponse[],
  competences: readonly string[],
  { prior = STANDARD_PRIOR, deviation = STATED_DEVIATION }: ProfileOptions = {},
): Profile {
  const evidence = evidenceOf(bank, responses, competences);
  const domains = new Map<string, string[]>();
  for (const competence of competences) {
    const domain = domainOf(bank, competence);
    domains.set(domain, [...(domains.get(domain) ?? []), competence]);
  }
  const log = logPrior(prior);
  const each = deviation.map((weighed) => [weighed, levelsUnder(weighed, evidence, domains, log)] as const);

  const over = (posteriorOf: (levels: Levels) => Posterior): Posterior =>
    mixed(each.map(([weighed, levels]) => [weighed, posteriorOf(levels)] as const));
  const answersOf = (ids: readonly string[]): number =>
    ids.reduce((sum, id) => sum + (evidence.get(id)?.answers ?? 0), 0);
  return {
    general: over(({ whole }) => whole),
    domains: [...domains].map(([id, own]) => ({
      id,
      posterior:
        answersOf(own) === 0 ? undefined : over(({ domains: means, whole }) => means.get(id) ?? whole),
    })),
    competences: competences.map((id) => {
      if (answersOf([id]) === 0) return { id, posterior: undefined, borrowed: 1 };
      const posterior = over(({ parts, whole }) => parts.get(id) ?? whole);
      const others = over(({ borrowed, whole }) => borrowed.get(id) ?? whole);
      return { id, posterior, borrowed: Math.min(1, (posterior.sd / others.sd) ** 2) };
    }),
  };
}

interface Levels {
  readonly whole: Posterior;
  readonly parts: ReadonlyMap<string, Posterior>;
  readonly borrowed: ReadonlyMap<string, Posterior>;
  readonly domains: ReadonlyMap<string, Posterior>;
}

function levelsUnder(
  { deviation }: WeighedDeviation,
  evidence: ReadonlyMap<string, Evidence>,
  domains: ReadonlyMap<string, readonly string[]>,
  log: Float64Array,
): Levels {
  const { whole, parts, borrowed } = believe(evidence, log, deviation);
  const means = [...domains].map(([id, competences]) => {
    const own = competences.flatMap((competence) => evidence.get(competence) ?? []);
    const answers = own.reduce((sum, each) => sum + each.answers, 0);
    return [
      id,
      meanOfParts(
        whole,
        own.map((each) => conditionalOf(each, deviation)),
        answers,
      ),
    ] as const;
  });
  return { whole, parts, borrowed, domains: new Map(means) };
}
