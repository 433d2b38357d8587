import { itemOf, prepareBank } from '../../../src/assessment/bank.js';
import { differentialFunctioning } from '../../../src/assessment/item-report/differential-functioning.js';
import type {
  DifferentialFunctioning,
  GroupedAnswer,
} from '../../../src/assessment/item-report/differential-functioning.js';
import { itemStatistics } from '../../../src/assessment/item-report/item-statistics.js';
import type { AnsweredOnce, ItemStatistics } from '../../../src/assessment/item-report/item-statistics.js';
import { reasonsToReview } from '../../../src/assessment/item-report/reasons-to-review.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { normal } from '../../../src/simulation/learners.js';
import { bankItem, rasch } from '../support/builders.js';

const item = itemOf(prepareBank([bankItem('i', 'd.c', rasch(0))]), 'i');
const options = [
  { id: 'a', correct: true },
  { id: 'b', correct: false },
  { id: 'c', correct: false },
];
const once = (rest: number, pick: string): AnsweredOnce => ({
  credit: pick === 'a' ? 1 : 0,
  rest,
  picked: [pick],
});

/** Learners who answer as the model says; some of those who are wrong pick b, the others c. */
function modelled(count: number): AnsweredOnce[] {
  const random = seededRandom('report');
  return Array.from({ length: count }, () => {
    const rest = normal(random);
    const right = random() < item.curve.right(rest);
    return once(rest, right ? 'a' : random() < 0.5 ? 'b' : 'c');
  });
}

describe('the statistics of an item', () => {
  it('are worked out as by hand', () => {
    const answers = [once(-1, 'b'), once(0, 'b'), once(0, 'a'), once(1, 'a')];
    const { facility, pointBiserial, options: told } = itemStatistics(item, options, answers);
    expect(facility).toBe(0.5);
    // Σxy = 1, Σx² = 1, Σy² = 2.
    expect(pointBiserial).toBeCloseTo(1 / Math.sqrt(2), 12);
    expect(told.map(({ share }) => share)).toEqual([0.5, 0.5, 0]);
    expect(told[1]?.pointBiserial).toBeCloseTo(-1 / Math.sqrt(2), 12);
    expect(told[2]?.pointBiserial).toBeNaN();
  });

  it('show a fit of one where the model holds, and more where answers are haphazard', () => {
    const fitting = itemStatistics(item, options, modelled(2_000));
    expect(Math.abs(fitting.infit - 1)).toBeLessThan(0.08);
    expect(Math.abs(fitting.outfit - 1)).toBeLessThan(0.12);
    const random = seededRandom('haphazard');
    const haphazard = Array.from({ length: 500 }, () => once(2 * normal(random), random() < 0.5 ? 'a' : 'b'));
    expect(itemStatistics(item, options, haphazard).outfit).toBeGreaterThan(1.5);
  });
});

describe('differential functioning', () => {
  const groups = (shift: number, count: number): GroupedAnswer[] => {
    const random = seededRandom('groups');
    return Array.from({ length: 2 * count }, (_, n) => {
      const group = n % 2 === 0 ? 'reference' : 'focal';
      const rest = normal(random) - (group === 'focal' ? 0.5 : 0);
      const ability = rest - (group === 'focal' ? shift : 0);
      return { group, rest, right: random() < item.curve.right(ability) };
    });
  };

  it('is negligible where groups differ in ability only', () => {
    expect(differentialFunctioning(groups(0, 600)).class).toBe('negligible');
  });

  it('is large where an item is a logit harder for one group at equal ability, and says for which', () => {
    const { class: size, delta } = differentialFunctioning(groups(1, 600));
    expect(size).toBe('large');
    expect(delta).toBeCloseTo(-2.35, 0);
  });

  it('is unknown with fewer than a hundred answers in a group', () => {
    expect(differentialFunctioning(groups(1, 99)).class).toBe('unknown');
    expect(differentialFunctioning([]).class).toBe('unknown');
  });
});

describe('the reasons to review an item', () => {
  const sound: ItemStatistics = {
    answers: 100,
    facility: 0.6,
    pointBiserial: 0.35,
    infit: 1,
    outfit: 1,
    options: [
      { id: 'a', correct: true, share: 0.6, pointBiserial: 0.35 },
      { id: 'b', correct: false, share: 0.4, pointBiserial: -0.35 },
    ],
  };
  const large = { class: 'large', delta: 2, chiSquare: 9 } as const;
  const withOption = (share: number, pointBiserial: number) => [
    { id: 'a', correct: true, share: 0.6, pointBiserial: 0.35 },
    { id: 'b', correct: false, share, pointBiserial },
  ];

  it('are none for a sound item', () => {
    expect(reasonsToReview(sound, 0.2, new Map())).toEqual([]);
  });

  it.each<[Partial<ItemStatistics>, number, string]>([
    [{ pointBiserial: -0.1 }, 0.2, 'against-the-rest'],
    [{ pointBiserial: 0.1, options: [] }, 0.2, 'tells-little'],
    [{ options: withOption(0.4, 0.4) }, 0.2, 'key-or-option'],
    [{ options: withOption(0.04, -0.1) }, 0.2, 'option-unused'],
    [{ outfit: 1.4 }, 0.2, 'misfit'],
    [{ infit: 1.4 }, 0.2, 'misfit'],
    [{ facility: 0.1 }, 0.2, 'too-hard'],
    [{ facility: 0.97 }, 0.2, 'too-easy'],
    [{}, 0.5, 'shown-too-often'],
  ])('hold %j at exposure %d: %s', (change, exposure, reason) => {
    expect(reasonsToReview({ ...sound, ...change }, exposure, new Map())).toContain(reason);
  });

  it('name what groups were told apart by, where an item differs much between them', () => {
    const differences = new Map<string, DifferentialFunctioning>([
      ['language', large],
      ['path', { ...large, class: 'moderate' }],
    ]);
    expect(reasonsToReview(sound, 0.2, differences)).toEqual(['differs-by-language']);
  });

  it('put the gravest first', () => {
    const poor = { ...sound, pointBiserial: -0.2, facility: 0.1, outfit: 1.5 };
    expect(reasonsToReview(poor, 0.9, new Map())).toEqual([
      'against-the-rest',
      'misfit',
      'too-hard',
      'shown-too-often',
    ]);
  });

  it('are none where fewer than thirty answered', () => {
    expect(reasonsToReview({ ...sound, answers: 29, pointBiserial: -1 }, 1, new Map())).toEqual([]);
  });
});
