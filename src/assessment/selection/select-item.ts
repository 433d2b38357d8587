import type { ItemResponse } from '../ability.js';
import { domainOf, itemOf } from '../bank.js';
import type { PreparedBank, PreparedItem } from '../bank.js';
import type { Plan } from '../plan.js';
import type { Posterior } from '../posterior.js';
import { seededRandom } from '../random.js';
import type { Random } from '../random.js';
import { competenceToAsk } from './content-balance.js';
import type { Tally } from './content-balance.js';
import { contentRulesAfter } from './content-rules.js';
import { worthBy, worthBySuccess } from './criteria.js';
import { drawItem } from './draw.js';
import { withinRate } from './exposure.js';
import type { Exposures } from './exposure.js';
import { narrow } from './narrow.js';
import type { Exclusion, Narrowed } from './narrow.js';
import { STANDARD_RULES } from './rules.js';
import type { SelectionRules } from './rules.js';

/** All that the choice of an item depends on. */
export interface SittingState {
  readonly plan: Plan;
  readonly bank: PreparedBank;
  /** The answers so far. */
  readonly responses: readonly ItemResponse[];
  /** Ids of the items that the learner met in earlier attempts. */
  readonly earlier: readonly string[];
  readonly seed: string;
  /**
   * How far competences lie from the general ability, a standard deviation in logits, in [0.1, 2]: answers on one
   * then count for the general ability as far as that lets them. Absent: as if there were one ability.
   */
  readonly deviation?: number;
  /** How often items were shown to others: needed only where the plan's rules have a highest rate. */
  readonly exposures?: Exposures;
}

export interface Selection {
  readonly item: PreparedItem;
  /** The ids of the best it was drawn from, the one worth most first. */
  readonly candidates: readonly string[];
  /** The learner met it in an earlier attempt: its competence has no unseen item left. */
  readonly seenEarlier: boolean;
  /** How many items could still be asked here: of the competence whose turn it was, or of the whole bank. */
  readonly left: number;
  /** What the rules left aside of these. */
  readonly excluded: readonly Exclusion[];
}

/**
 * The next item, by the plan's rules: those of the competence whose share is most wanting, or of the whole bank,
 * narrowed by what the mix of questions is held to, ranked by what they are worth and drawn. Items of earlier attempts
 * come back only where nothing else is left; those of this sitting never. The same sitting and posterior give the same
 * item. Undefined: nothing is left to ask.
 *
 * @throws AssessmentError `unknown-item`
 */
export function selectItem(sitting: SittingState, posterior: Posterior): Selection | undefined {
  const { plan, responses, seed } = sitting;
  const { rules = STANDARD_RULES, classification } = plan;
  const random = seededRandom(`items/${seed}/${responses.length}`);
  const left = rules.balance === 'shares' ? leftInWantingCompetence(sitting, random) : leftAnywhere(sitting);
  if (left.length === 0) return undefined;

  const { items: eligible, excluded } = eligibleOf(left, sitting, rules);
  const worth =
    rules.successRate === undefined
      ? worthBy(rules.criterion, posterior, classification?.cut)
      : worthBySuccess(rules.successRate, posterior);
  const drawn = drawItem(eligible, worth, rules.draw, responses.length, random);
  if (drawn === undefined) return undefined;
  return {
    ...drawn,
    seenEarlier: sitting.earlier.includes(drawn.item.id),
    left: left.length,
    excluded,
  };
}

function eligibleOf(
  left: readonly PreparedItem[],
  { plan, bank, responses, earlier, exposures }: SittingState,
  { highestRate }: SelectionRules,
): Narrowed {
  const met = new Set(earlier);
  const asked = responses.map(({ item }) => itemOf(bank, item));
  const narrowed = narrow(left, [
    ...(met.size === 0
      ? []
      : [{ rule: 'met-earlier', keeps: ({ id }: PreparedItem) => !met.has(id) } as const]),
    ...contentRulesAfter(asked, plan.content ?? {}, bank.hasEnemies),
  ]);
  if (highestRate === undefined || exposures === undefined) return narrowed;
  const items = withinRate(narrowed.items, exposures, highestRate);
  const over = narrowed.items.length - items.length;
  return {
    items,
    excluded: over === 0 ? narrowed.excluded : [...narrowed.excluded, { rule: 'rate', items: over }],
  };
}

function leftInWantingCompetence(sitting: SittingState, random: Random): readonly PreparedItem[] {
  const { bank, plan, responses } = sitting;
  const asked = new Set(responses.map(({ item }) => item));
  const open = plan.competences
    .filter((id) => bank.byCompetence.get(id)?.some((item) => !asked.has(item.id)))
    .map((id) => ({ id, domain: domainOf(bank, id) }));
  const competence = competenceToAsk(open, tallyOf(sitting), random);
  if (competence === undefined) return [];
  return (bank.byCompetence.get(competence.id) ?? []).filter((item) => !asked.has(item.id));
}

function leftAnywhere({ bank, plan, responses }: SittingState): readonly PreparedItem[] {
  const asked = new Set(responses.map(({ item }) => item));
  return itemsOfPlan(bank, plan.competences).filter((item) => !asked.has(item.id));
}

/** Gathered once: a plan's bank stays the same for thousands of questions. */
const gathered = new WeakMap<PreparedBank, WeakMap<readonly string[], readonly PreparedItem[]>>();

function itemsOfPlan(bank: PreparedBank, competences: readonly string[]): readonly PreparedItem[] {
  const ofBank = gathered.get(bank) ?? new WeakMap<readonly string[], readonly PreparedItem[]>();
  gathered.set(bank, ofBank);
  const items = ofBank.get(competences) ?? competences.flatMap((id) => bank.byCompetence.get(id) ?? []);
  ofBank.set(competences, items);
  return items;
}

function tallyOf({ plan, bank, responses }: SittingState): Tally {
  const domains = new Map<string, Set<string>>();
  for (const id of plan.competences) {
    const domain = domainOf(bank, id);
    domains.set(domain, (domains.get(domain) ?? new Set()).add(id));
  }
  const asked = new Map<string, number>();
  for (const response of responses) {
    const { competence } = itemOf(bank, response.item);
    asked.set(competence, (asked.get(competence) ?? 0) + 1);
  }
  return { domains, asked };
}
