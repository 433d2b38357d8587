import { prepareBank } from '../../../src/assessment/bank.js';
import { nextStep } from '../../../src/assessment/next-step.js';
import type { Plan } from '../../../src/assessment/plan.js';
import type { Classification } from '../../../src/assessment/stopping/classification.js';
import { evenItems, planOf, right, wrong } from '../support/builders.js';
import { refusal } from '../support/refusal.js';

const bank = prepareBank(evenItems(['d.one'], 60));

/** A sitting in which the nth answer is right where `answer` says so. */
function sit(more: Partial<Plan>, answer: (n: number) => boolean): { stop: string; questions: number } {
  const plan = planOf(['d.one'], 50, more);
  const responses: ReturnType<typeof right>[] = [];
  for (;;) {
    const step = nextStep({ plan, bank, responses, earlier: [], seed: 's' });
    if ('stop' in step) return { stop: step.stop, questions: responses.length };
    responses.push(answer(responses.length) ? right(step.ask) : wrong(step.ask));
  }
}

const always = () => true;
const never = () => false;
const inTurn = (n: number) => n % 2 === 0;

const bayes: Classification = { cut: 0, rule: 'bayes', confidence: 0.95 };
const sprt: Classification = { cut: 0, rule: 'sprt', halfWidth: 0.5, falsePass: 0.05, falseFail: 0.05 };

describe.each([
  ['the posterior', bayes],
  ["Wald's test", sprt],
])('a classification by %s', (_, classification) => {
  it.each([
    ['right', always],
    ['wrong', never],
  ])('stops early when all answers are %s', (__, answer) => {
    const end = sit({ classification }, answer);
    expect(end.stop).toBe('classified');
    expect(end.questions).toBeLessThan(20);
  });

  it('goes on at the threshold, to the length at most', () => {
    expect(sit({ classification }, inTurn)).toEqual({ stop: 'length', questions: 50 });
  });

  it('keeps the minimum', () => {
    expect(sit({ classification, min: 30 }, always)).toEqual({ stop: 'classified', questions: 30 });
  });
});

it('loses patience at the threshold as questions go by', () => {
  const classification: Classification = { ...bayes, patience: 0.99 };
  const end = sit({ classification }, inTurn);
  expect(end.stop).toBe('classified');
  expect(end.questions).toBeGreaterThan(5);
});

it('stops when no item left would tell much, and not before the minimum', () => {
  const end = sit({ smallestGain: 0.01 }, inTurn);
  expect(end.stop).toBe('no-gain');
  expect(end.questions).toBeGreaterThan(5);
  expect(end.questions).toBeLessThan(50);
  expect(sit({ smallestGain: 0.01, min: 40 }, inTurn).questions).toBe(40);
});

it.each<[string, Partial<Plan>]>([
  ['a gain of 0', { smallestGain: 0 }],
  ['a gain that is none', { smallestGain: NaN }],
  ['a cut beyond all abilities', { classification: { ...bayes, cut: 9 } }],
  ['a confidence of a coin', { classification: { ...bayes, confidence: 0.5 } }],
  ['a patience of 1', { classification: { ...bayes, patience: 1 } }],
  ['a test without width', { classification: { ...sprt, halfWidth: 0 } }],
  ['an error rate of half', { classification: { ...sprt, falsePass: 0.5 } }],
  ['an error rate of nothing', { classification: { ...sprt, falseFail: 0 } }],
])('refuses %s', (_, more) => {
  expect(() => sit(more, always)).toThrow(refusal('invalid-plan'));
});
