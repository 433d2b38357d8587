import type { DifferentialFunctioning } from './differential-functioning.js';
import type { ItemStatistics } from './item-statistics.js';

/**
 * What an item should be read again for, by a stable name. `too-hard`, `too-easy`: almost nobody, almost everybody is
 * right. `against-the-rest`: those who do well elsewhere do worse here. `tells-little`: being right hardly goes with
 * doing well elsewhere. `key-or-option`: a wrong option goes with doing well elsewhere more than the key does.
 * `option-unused`: hardly anybody picks a wrong option. `misfit`: answers are more haphazard than the model allows.
 * `differs-by-…`: harder for one group than for another at equal ability. `shown-too-often`: more learners know it
 * than should.
 */
export type Reason = Exclude<(typeof GRAVEST_FIRST)[number], 'differs-by'> | `differs-by-${string}`;

const GRAVEST_FIRST = [
  'against-the-rest',
  'key-or-option',
  'differs-by',
  'misfit',
  'tells-little',
  'too-hard',
  'too-easy',
  'option-unused',
  'shown-too-often',
] as const;

/** How grave the reasons of an item are, by the gravest: 0 is the gravest of all, and none comes last. */
export function gravityOf(reasons: readonly Reason[]): number {
  const places = reasons.map((reason) => GRAVEST_FIRST.findIndex((name) => reason.startsWith(name)));
  return Math.min(GRAVEST_FIRST.length, ...places);
}

/** Below, figures are chance. */
const FEWEST_ANSWERS = 30;
const FACILITY = { lowest: 0.15, highest: 0.95 };
const LEAST_POINT_BISERIAL = 0.15;
const LEAST_SHARE_OF_OPTION = 0.05;
const MOST_FIT = 1.3;
const MOST_EXPOSURE = 0.4;

/**
 * The reasons to read an item again, the gravest first; none where too few answered.
 *
 * @param exposure the share of sittings that showed it
 * @param differences how it functions between groups, by what they were grouped by
 */
export function reasonsToReview(
  { answers, facility, pointBiserial, options, infit, outfit }: ItemStatistics,
  exposure: number,
  differences: ReadonlyMap<string, DifferentialFunctioning>,
): Reason[] {
  if (answers < FEWEST_ANSWERS) return [];
  const wrong = options.filter(({ correct }) => !correct);
  const differing = [...differences].filter(([, { class: size }]) => size === 'large');
  const checks: readonly (readonly [boolean, Reason])[] = [
    [pointBiserial < 0, 'against-the-rest'],
    [wrong.some((option) => option.pointBiserial > Math.max(0, pointBiserial)), 'key-or-option'],
    ...differing.map(([by]) => [true, `differs-by-${by}`] as const),
    [Math.max(infit, outfit) > MOST_FIT, 'misfit'],
    [pointBiserial >= 0 && pointBiserial < LEAST_POINT_BISERIAL, 'tells-little'],
    [facility < FACILITY.lowest, 'too-hard'],
    [facility > FACILITY.highest, 'too-easy'],
    [
      facility <= FACILITY.highest && wrong.some(({ share }) => share < LEAST_SHARE_OF_OPTION),
      'option-unused',
    ],
    [exposure > MOST_EXPOSURE, 'shown-too-often'],
  ];
  return checks
    .flatMap(([holds, reason]) => (holds ? [reason] : []))
    .sort((one, other) => gravityOf([one]) - gravityOf([other]));
}
