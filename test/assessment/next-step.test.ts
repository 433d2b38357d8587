import fc from 'fast-check';
import type { ItemResponse } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import type { PreparedBank } from '../../src/assessment/bank.js';
import { nextStep } from '../../src/assessment/next-step.js';
import type { NextStep } from '../../src/assessment/next-step.js';
import type { Plan } from '../../src/assessment/plan.js';
import { evenItems, planOf, right, wrong } from './support/builders.js';
import { refusal } from './support/refusal.js';

const competences = ['d.one', 'd.two', 'e.one'];
const bank = prepareBank(evenItems(competences, 10));

interface Run {
  readonly responses: readonly ItemResponse[];
  readonly steps: readonly NextStep[];
}

/** A whole sitting; `credit` answers the nth question. Gives up after a thousand. */
function sit(
  plan: Plan,
  of: PreparedBank,
  credit: (n: number) => boolean,
  { earlier = [] as readonly string[], seed = 'seed' } = {},
): Run {
  const responses: ItemResponse[] = [];
  const steps: NextStep[] = [];
  while (steps.length < 1000) {
    const step = nextStep({ plan, bank: of, responses, earlier, seed });
    steps.push(step);
    if (!('ask' in step)) break;
    responses.push(credit(responses.length) ? right(step.ask) : wrong(step.ask));
  }
  return { responses, steps };
}

const stopOf = ({ steps }: Run): string => {
  const last = steps.at(-1);
  return last !== undefined && 'stop' in last ? last.stop : 'never';
};

describe('the next step', () => {
  it('asks an item and says why', () => {
    const step = nextStep({ plan: planOf(['d.one'], 3), bank, responses: [], earlier: [], seed: 's' });
    expect(step).toMatchObject({ why: { domain: 'd', competence: 'd.one', seenEarlier: false } });
    expect(step.general.mean).toBeCloseTo(0, 12);
  });

  it('stops at the length of the plan', () => {
    const run = sit(planOf(competences, 7), bank, (n) => n % 2 === 0);
    expect(stopOf(run)).toBe('length');
    expect(run.responses).toHaveLength(7);
  });

  it('stops as soon as the ability is precise enough', () => {
    const run = sit(planOf(competences, 30, { precision: 0.6 }), bank, (n) => n % 2 === 0);
    expect(stopOf(run)).toBe('precision');
    expect(run.steps.at(-1)?.general.sd).toBeLessThanOrEqual(0.6);
    expect(run.steps.at(-2)?.general.sd).toBeGreaterThan(0.6);
  });

  it('does not stop on precision before the minimum', () => {
    const run = sit(planOf(competences, 30, { precision: 0.9, min: 12 }), bank, (n) => n % 2 === 0);
    expect(stopOf(run)).toBe('precision');
    expect(run.responses).toHaveLength(12);
  });

  it('stops when the bank is exhausted', () => {
    const run = sit(planOf(['d.one', 'x.unknown'], 50), bank, () => true);
    expect(stopOf(run)).toBe('exhausted');
    expect(run.responses).toHaveLength(10);
  });

  it('is exhausted at once where no competence has an item', () => {
    expect(stopOf(sit(planOf(['x.unknown'], 5), bank, () => true))).toBe('exhausted');
  });

  it('goes on from stored responses as it would have', () => {
    const run = sit(planOf(competences, 9), bank, (n) => n % 3 === 0);
    const resumed = nextStep({
      plan: planOf(competences, 9),
      bank: prepareBank(evenItems(competences, 10)),
      responses: JSON.parse(JSON.stringify(run.responses.slice(0, 4))) as ItemResponse[],
      earlier: [],
      seed: 'seed',
    });
    expect(resumed).toEqual(run.steps[4]);
  });

  it('uses the prior given', () => {
    const state = { plan: planOf(competences, 9), bank, responses: [], earlier: [], seed: 's' };
    expect(nextStep(state, { mean: 1, sd: 0.5 }).general.mean).toBeCloseTo(1, 6);
  });

  it('refuses a plan that makes no sense', () => {
    expect(() => sit(planOf([], 5), bank, () => true)).toThrow(refusal('invalid-plan'));
  });
});

describe('every sitting', () => {
  const anyRun = fc.record({
    sizes: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 }),
    max: fc.integer({ min: 1, max: 25 }),
    min: fc.integer({ min: 0, max: 25 }),
    precision: fc.option(fc.double({ min: 0.2, max: 1, noNaN: true }), { nil: undefined }),
    seed: fc.string(),
    luck: fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }),
    seen: fc.array(fc.nat({ max: 5 })),
  });

  it('ends within its length, never repeats an item, and asks earlier ones last', () => {
    fc.assert(
      fc.property(anyRun, ({ sizes, max, min, precision, seed, luck, seen }) => {
        const ids = sizes.map((_, i) => `d${i % 2}.c${i}`);
        const small = prepareBank(ids.flatMap((id, i) => evenItems([id], sizes[i] ?? 0)));
        const plan = planOf(ids, max, {
          min: Math.min(min, max),
          ...(precision === undefined ? {} : { precision }),
        });
        const earlier = ids.flatMap((id) => seen.map((n) => `${id}-${n}`));
        const run = sit(plan, small, (n) => luck[n] ?? true, { earlier, seed });

        expect(stopOf(run)).not.toBe('never');
        expect(run.responses.length).toBeLessThanOrEqual(max);
        const asked = run.responses.map(({ item }) => item);
        expect(new Set(asked).size).toBe(asked.length);
        for (const [n, id] of asked.entries()) {
          if (!earlier.includes(id)) continue;
          const unseen = [...small.items.values()].filter(
            (item) =>
              item.competence === small.items.get(id)?.competence &&
              !earlier.includes(item.id) &&
              !asked.slice(0, n).includes(item.id),
          );
          expect(unseen).toEqual([]);
        }
      }),
    );
  });

  it('is the same again with the same seed', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (seed, luck) => {
        const again = () => sit(planOf(competences, 12), bank, (n) => luck[n] ?? true, { seed }).responses;
        expect(again()).toEqual(again());
      }),
      { numRuns: 30 },
    );
  });
});

describe('the speed of the next step', () => {
  it('chooses among 1,000 items well within 2 ms', () => {
    const large = prepareBank(evenItems(['d.one'], 1000));
    const { responses } = sit(planOf(['d.one'], 30), large, (n) => n % 2 === 0);
    const state = { plan: planOf(['d.one'], 40), bank: large, responses, earlier: [], seed: 's' };
    const times = Array.from({ length: 200 }, () => {
      const start = performance.now();
      nextStep(state);
      return performance.now() - start;
    });
    // The median: other programs may take the processor now and then.
    expect(times.toSorted((one, other) => one - other)[100]).toBeLessThan(2);
  });
});
