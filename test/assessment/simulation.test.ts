import type { ItemResponse } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import type { BankItem } from '../../src/assessment/bank.js';
import { nextStep } from '../../src/assessment/next-step.js';
import type { Posterior } from '../../src/assessment/posterior.js';
import { seededRandom } from '../../src/assessment/random.js';
import type { Random } from '../../src/assessment/random.js';
import { bankItem, planOf } from './support/builders.js';

/** Box & Muller 1958. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

interface Outcome {
  readonly ability: number;
  readonly general: Posterior;
}

/** Learners drawn from N(0, 1) sit a plan; their answers follow `trueDifficulty`. */
function simulate(
  items: readonly BankItem[],
  questions: number,
  learners: number,
  trueDifficulty: ReadonlyMap<string, number>,
): Outcome[] {
  const bank = prepareBank(items);
  const plan = planOf([...bank.byCompetence.keys()], questions);
  const random = seededRandom('learners');
  return Array.from({ length: learners }, (_, n) => {
    const ability = normal(random);
    const responses: ItemResponse[] = [];
    for (;;) {
      const step = nextStep({ plan, bank, responses, earlier: [], seed: `learner ${n}` });
      if ('stop' in step) return { ability, general: step.general };
      const { a } = bank.items.get(step.ask)?.parameters ?? { a: 1 };
      const chance = 1 / (1 + Math.exp(-a * (ability - (trueDifficulty.get(step.ask) ?? 0))));
      responses.push({ item: step.ask, credit: random() < chance ? 1 : 0 });
    }
  });
}

function summary(outcomes: readonly Outcome[]) {
  const errors = outcomes.map(({ ability, general }) => general.mean - ability);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    bias: mean(errors),
    rmse: Math.sqrt(mean(errors.map((error) => error * error))),
    standardError: Math.sqrt(mean(outcomes.map(({ general }) => general.sd ** 2))),
    coverage: mean(outcomes.map(({ general }, i) => (Math.abs(errors[i] ?? 0) < 1.96 * general.sd ? 1 : 0))),
  };
}

function twoParameterBank(count: number, bSd: number): BankItem[] {
  const random = seededRandom('bank');
  return Array.from({ length: count }, (_, i) => {
    const a = Math.max(0.3, 1.2 + 0.25 * normal(random));
    return bankItem(`i${i}`, 'd.one', { a, b: normal(random), c: 0, d: 1, bSd });
  });
}

const believedDifficulties = (items: readonly BankItem[]): Map<string, number> =>
  new Map(items.map(({ id, parameters }) => [id, parameters.b]));

describe('simulated learners', () => {
  it('are found within 0.33 after 20 of 200 items, without bias and with honest errors', () => {
    const items = twoParameterBank(200, 0);
    const { bias, rmse, standardError, coverage } = summary(
      simulate(items, 20, 1000, believedDifficulties(items)),
    );
    expect(rmse).toBeLessThanOrEqual(0.33);
    expect(Math.abs(bias)).toBeLessThanOrEqual(0.04);
    // The errors claimed are those made, to within the Monte-Carlo error.
    expect(Math.abs(standardError / rmse - 1)).toBeLessThan(0.06);
    expect(coverage).toBeGreaterThan(0.93);
    expect(coverage).toBeLessThan(0.97);
  });

  it('get honest errors when difficulties are experts’ guesses, and too small ones when that is hidden', () => {
    const random = seededRandom('truth');
    const guessed = twoParameterBank(200, 0.7);
    const truth = new Map(guessed.map(({ id, parameters }) => [id, parameters.b + 0.7 * normal(random)]));
    const hidden = guessed.map((item) => ({ ...item, parameters: { ...item.parameters, bSd: 0 } }));
    const honest = summary(simulate(guessed, 20, 500, truth));
    expect(honest.coverage).toBeGreaterThan(0.92);
    expect(summary(simulate(hidden, 20, 500, truth)).coverage).toBeLessThan(honest.coverage - 0.02);
  });
});
