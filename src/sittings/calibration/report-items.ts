import { estimateAbility } from '../../assessment/ability.js';
import { itemOf } from '../../assessment/bank.js';
import {
  differentialFunctioning,
  type DifferentialFunctioning,
  type GroupedAnswer,
} from '../../assessment/item-report/differential-functioning.js';
import {
  itemStatistics,
  type AnsweredOnce,
  type ItemStatistics,
} from '../../assessment/item-report/item-statistics.js';
import { gravityOf, reasonsToReview, type Reason } from '../../assessment/item-report/reasons-to-review.js';
import { optionsOf } from '../../content/asked-parts.js';
import type { Content } from '../../content/content.js';
import type { Collection } from '../../store/port.js';
import type { ItemResponse, Sitting } from '../sitting.js';
import { countedSittings } from './answers-of-revisions.js';

/** What groups are told apart by: nothing else is collected. */
export const GROUPINGS = ['path', 'language', 'institution'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface ItemReport {
  readonly item: string;
  readonly competence: string;
  readonly statistics: ItemStatistics;
  /** The share of sittings that showed it. */
  readonly exposure: number;
  /** The largest difference found by each grouping, between one group and all the others. */
  readonly differences: ReadonlyMap<Grouping, DifferentialFunctioning>;
  /** The gravest first; none for a sound item, or one with too few answers to tell. */
  readonly reasons: readonly Reason[];
}

interface Seen extends AnsweredOnce {
  readonly groups: Readonly<Record<Grouping, string>>;
}

/** Every item that was answered: those to review first, by how grave the first reason is, then by id. */
export async function reportItems(sittings: Collection<Sitting>, content: Content): Promise<ItemReport[]> {
  const seen = new Map<string, Seen[]>();
  let count = 0;
  for await (const { sitting, responses } of countedSittings(sittings, content)) {
    count += 1;
    for (const response of responses) {
      const others = responses.filter(({ id }) => id !== response.id);
      const { mean } = estimateAbility(content.parameters.bank, others);
      const own = seen.get(response.item) ?? [];
      own.push({
        credit: response.credit,
        rest: mean,
        picked: pickedIn(response),
        groups: groupsOf(sitting),
      });
      seen.set(response.item, own);
    }
  }
  return [...seen]
    .map(([id, answers]) => reportOf(id, answers, count, content))
    .sort(
      (one, other) => gravityOf(one.reasons) - gravityOf(other.reasons) || (one.item < other.item ? -1 : 1),
    );
}

function reportOf(id: string, answers: readonly Seen[], sittings: number, content: Content): ItemReport {
  const item = content.items.get(id);
  const options = item === undefined ? [] : optionsOf(item);
  const prepared = itemOf(content.parameters.bank, id);
  const statistics = itemStatistics(prepared, options, answers);
  const exposure = answers.length / sittings;
  const differences = new Map(GROUPINGS.map((grouping) => [grouping, largestDifference(answers, grouping)]));
  const reasons = reasonsToReview(statistics, exposure, differences);
  return { item: id, competence: prepared.competence, statistics, exposure, differences, reasons };
}

function groupsOf({ prescription, language, institutionId }: Sitting): Seen['groups'] {
  return { path: prescription.settings.pathId ?? prescription.id, language, institution: institutionId };
}

function pickedIn({ answer }: ItemResponse): readonly string[] {
  if (answer.kind === 'choice') return [answer.option];
  return answer.kind === 'choices' ? answer.options : [];
}

/** Each group against all the others; half the credit or more counts as right. */
function largestDifference(answers: readonly Seen[], grouping: Grouping): DifferentialFunctioning {
  const names = [...new Set(answers.map(({ groups }) => groups[grouping]))];
  const each = names.map((name) =>
    differentialFunctioning(
      answers.map(({ groups, credit, rest }): GroupedAnswer => ({
        group: groups[grouping] === name ? 'focal' : 'reference',
        right: credit >= 0.5,
        rest,
      })),
    ),
  );
  const known = each.filter((found) => found.class !== 'unknown');
  const unknown: DifferentialFunctioning = { class: 'unknown', delta: NaN, chiSquare: NaN };
  return known.toSorted((one, other) => Math.abs(other.delta) - Math.abs(one.delta))[0] ?? unknown;
}
