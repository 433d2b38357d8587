import { prepareBank } from '../../../src/assessment/bank.js';
import { nextStep } from '../../../src/assessment/next-step.js';
import type { Plan } from '../../../src/assessment/plan.js';
import { seededRandom } from '../../../src/assessment/random.js';
import type { Exposures } from '../../../src/assessment/selection/exposure.js';
import { STANDARD_RULES, type SelectionRules } from '../../../src/assessment/selection/rules.js';
import { bankItem, evenItems, planOf, rasch, right } from '../support/builders.js';
import { refusal } from '../support/refusal.js';

const bank = prepareBank(evenItems(['d.one', 'd.two'], 20));
const freely: SelectionRules = { balance: 'none', criterion: 'information', draw: { kind: 'best' } };
const planBy = (rules: Partial<SelectionRules>): Plan =>
  planOf(['d.one', 'd.two'], 20, { rules: { ...freely, ...rules } });

function firstAsked(rules: Partial<SelectionRules>, seed = 's', exposures?: Exposures): string {
  const step = nextStep({
    plan: planBy(rules),
    bank,
    responses: [],
    earlier: [],
    seed,
    ...(exposures && { exposures }),
  });
  return 'ask' in step ? step.ask : 'nothing';
}

const firstOfMany = (rules: Partial<SelectionRules>): Set<string> =>
  new Set(Array.from({ length: 200 }, (_, n) => firstAsked(rules, `s${n}`)));

describe('the draw', () => {
  it('takes the best, whatever the seed', () => {
    expect(firstOfMany({ draw: { kind: 'best' } }).size).toBe(1);
  });

  it('takes any of the first few', () => {
    expect(firstOfMany({ draw: { kind: 'randomesque', among: 3 } }).size).toBe(3);
  });

  it('lets chance rule at first, and worth at the end', () => {
    const draw = { kind: 'progressive', questions: 3 } as const;
    expect(firstOfMany({ draw }).size).toBeGreaterThan(20);
    const responses = [right('d.one-0'), right('d.two-0')];
    const third = (seed: string) => nextStep({ plan: planBy({ draw }), bank, responses, earlier: [], seed });
    const best = nextStep({ plan: planBy({}), bank, responses, earlier: [], seed: 's' });
    for (const seed of ['a', 'b', 'c']) expect(third(seed)).toMatchObject({ ask: 'ask' in best && best.ask });
  });
});

describe('the highest rate', () => {
  it('keeps an item from being shown to more learners than it says', () => {
    const shown = new Map<string, number>();
    const random = seededRandom('learners');
    for (let sittings = 0; sittings < 200; sittings += 1) {
      const responses: { item: string; credit: 0 | 1 }[] = [];
      for (let n = 0; n < 4; n += 1) {
        const exposures = { sittings, shown };
        const step = nextStep({
          plan: planBy({ highestRate: 0.25 }),
          bank,
          responses,
          earlier: [],
          seed: `s${sittings}`,
          exposures,
        });
        if (!('ask' in step)) throw new Error('stopped');
        responses.push({ item: step.ask, credit: random() < 0.5 ? 1 : 0 });
      }
      for (const { item } of responses) shown.set(item, (shown.get(item) ?? 0) + 1);
    }
    expect(Math.max(...shown.values())).toBeLessThanOrEqual(50);
  });

  it('gives way, to those shown least, where all have reached it', () => {
    const shown = new Map([...bank.items.keys()].map((id, n) => [id, n === 7 ? 90 : 95]));
    const least = [...bank.items.keys()][7];
    expect(firstAsked({ highestRate: 0.2 }, 's', { sittings: 100, shown })).toBe(least);
  });
});

it('aims at a rate of success where that is the rule', () => {
  const easy = prepareBank([bankItem('easy', 'd.one', rasch(-1.1)), bankItem('fits', 'd.one', rasch(0))]);
  const plan = planOf(['d.one'], 2, { rules: { ...freely, successRate: 0.75 } });
  const step = nextStep({ plan, bank: easy, responses: [], earlier: [], seed: 's' });
  expect(step).toMatchObject({ ask: 'easy' });
});

it('keeps the shares of competences unless told otherwise', () => {
  const responses = [right('d.one-9'), right('d.one-10')];
  const plan = planOf(['d.one', 'd.two'], 9, { rules: STANDARD_RULES });
  const step = nextStep({ plan, bank, responses, earlier: [], seed: 's' });
  expect(step).toMatchObject({ why: { competence: 'd.two' } });
});

it.each<[string, Partial<SelectionRules>]>([
  ['a draw among none', { draw: { kind: 'randomesque', among: 0 } }],
  ['a draw among half an item', { draw: { kind: 'proportional', among: 1.5, power: 2 } }],
  ['a power below 0', { draw: { kind: 'proportional', among: 5, power: -1 } }],
  ['a progressive draw over one question', { draw: { kind: 'progressive', questions: 1 } }],
  ['a highest rate of 0', { highestRate: 0 }],
  ['a highest rate above 1', { highestRate: 1.1 }],
  ['a success rate of all', { successRate: 1 }],
  ['a success rate that is none', { successRate: NaN }],
])('refuses %s', (_, rules) => {
  expect(() => firstAsked(rules)).toThrow(refusal('invalid-plan'));
});
