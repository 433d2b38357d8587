import fc from 'fast-check';
import { estimateAbility, STANDARD_PRIOR } from '../../src/assessment/ability.js';
import type { ItemResponse } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import { responseCurve } from '../../src/assessment/response-model.js';
import type { ItemParameters } from '../../src/assessment/response-model.js';
import { anyParameters, bankItem, rasch, right, wrong } from './support/builders.js';
import { moments, normalDensity } from './support/simpson.js';
import { refusal } from './support/refusal.js';

const bankOf = (parameters: readonly ItemParameters[]) =>
  prepareBank(parameters.map((each, i) => bankItem(`i${i}`, 'd.c', each)));

const respond = (credits: readonly boolean[]): ItemResponse[] =>
  credits.map((credit, i) => (credit ? right(`i${i}`) : wrong(`i${i}`)));

/** One to thirty answered items. */
const anyAnswers = fc.array(fc.tuple(anyParameters, fc.boolean()), { minLength: 1, maxLength: 30 });

describe('the estimated ability', () => {
  it('is the prior before any answer', () => {
    const none = estimateAbility(bankOf([]), []);
    expect(none.mean).toBeCloseTo(0, 12);
    expect(none.sd).toBeCloseTo(1, 6);
    expect(none.answers).toBe(0);
    const other = estimateAbility(bankOf([]), [], { mean: -0.5, sd: 0.8 });
    expect(other.mean).toBeCloseTo(-0.5, 6);
    expect(other.sd).toBeCloseTo(0.8, 6);
  });

  it('is zero when right and wrong answers mirror each other', () => {
    // By symmetry: a right answer at −1.2 pulls up as much as a wrong one at 1.2 pulls down.
    const { mean } = estimateAbility(bankOf([rasch(-1.2), rasch(1.2)]), [right('i0'), wrong('i1')]);
    expect(mean).toBeCloseTo(0, 12);
  });

  it('is what integrating prior × likelihood gives', () => {
    // Simpson's rule on −12…12 with the formula written out again, for items with guessing, slips and doubt.
    const parameters = [
      { a: 1.2, b: -0.5, c: 0.2, d: 0.95 },
      { a: 0.8, b: 1, c: 0, d: 1, bSd: 0.7 },
      { a: 2, b: 0.3, c: 0.25, d: 1 },
      { a: 1.6, b: 2, c: 0.1, d: 0.9 },
    ];
    const credits = [true, false, true, true];
    const density = (ability: number): number =>
      parameters.reduce((product, { a, b, c, d, bSd = 0 }, i) => {
        const flatter = a / Math.sqrt(1 + (Math.PI * a * a * bSd * bSd) / 8);
        const p = c + (d - c) / (1 + Math.exp(-flatter * (ability - b)));
        return product * (credits[i] === true ? p : 1 - p);
      }, normalDensity(ability));
    const expected = moments(density);
    const estimate = estimateAbility(bankOf(parameters), respond(credits));
    expect(estimate.mean).toBeCloseTo(expected.mean, 5);
    expect(estimate.sd).toBeCloseTo(expected.sd, 5);
  });

  it.each([true, false])('stays finite after fifty answers that are all %s', (credit) => {
    const parameters = Array.from({ length: 50 }, () => rasch(0));
    const { mean, sd } = estimateAbility(bankOf(parameters), respond(parameters.map(() => credit)));
    expect(Math.abs(mean)).toBeGreaterThan(2);
    expect(Math.abs(mean)).toBeLessThan(5);
    expect(sd).toBeGreaterThan(0.2);
  });

  it('stays finite when a thousand sharp answers contradict each other', () => {
    const parameters = Array.from({ length: 1000 }, (_, i) => ({
      a: 4,
      b: i % 2 === 0 ? -6 : 6,
      c: 0,
      d: 1,
    }));
    const { mean, sd } = estimateAbility(bankOf(parameters), respond(parameters.map((_, i) => i % 2 === 1)));
    expect(mean).toBeCloseTo(0, 6);
    expect(sd).toBeGreaterThan(0);
  });

  it('is less certain where difficulties are only guessed', () => {
    const sure = Array.from({ length: 20 }, (_, i) => ({ a: 1.5, b: i / 10 - 1, c: 0, d: 1 }));
    const credits = sure.map((_, i) => i < 10);
    const guessed = sure.map((each) => ({ ...each, bSd: 0.7 }));
    expect(estimateAbility(bankOf(guessed), respond(credits)).sd).toBeGreaterThan(
      1.05 * estimateAbility(bankOf(sure), respond(credits)).sd,
    );
  });

  it('never falls when a wrong answer turns right', () => {
    fc.assert(
      fc.property(anyAnswers, fc.nat(), (answers, pick) => {
        const bank = bankOf(answers.map(([parameters]) => parameters));
        const at = pick % answers.length;
        const with_ = (credit: boolean) =>
          estimateAbility(bank, respond(answers.map(([, own], i) => (i === at ? credit : own)))).mean;
        expect(with_(true)).toBeGreaterThanOrEqual(with_(false) - 1e-12);
      }),
    );
  });

  it('does not depend on the order of the answers', () => {
    const reordered = anyAnswers.chain((answers) => {
      const responses = respond(answers.map(([, credit]) => credit));
      const whole = { minLength: responses.length, maxLength: responses.length };
      return fc.record({
        bank: fc.constant(bankOf(answers.map(([parameters]) => parameters))),
        responses: fc.constant(responses),
        others: fc.shuffledSubarray(responses, whole),
      });
    });
    fc.assert(
      fc.property(reordered, ({ bank, responses, others }) => {
        const [before, after] = [estimateAbility(bank, responses), estimateAbility(bank, others)];
        expect(after.mean).toBeCloseTo(before.mean, 10);
        expect(after.sd).toBeCloseTo(before.sd, 10);
      }),
    );
  });

  it('is finite, with a positive error and weights that sum to one, for every item and prior', () => {
    const anyPrior = fc.record({
      mean: fc.double({ min: -3, max: 3, noNaN: true }),
      sd: fc.double({ min: 0.1, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(anyAnswers, anyPrior, (answers, prior) => {
        const bank = bankOf(answers.map(([parameters]) => parameters));
        const posterior = estimateAbility(bank, respond(answers.map(([, credit]) => credit)), prior);
        expect(Math.abs(posterior.mean)).toBeLessThanOrEqual(6);
        expect(posterior.sd).toBeGreaterThan(0);
        expect(posterior.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 10);
        expect(posterior.answers).toBe(answers.length);
        expect(() => responseCurve(rasch(0)).right(posterior.mean)).not.toThrow();
      }),
    );
  });
});

describe('what an estimate refuses', () => {
  it.each([
    { mean: NaN, sd: 1 },
    { mean: 3.1, sd: 1 },
    { mean: 0, sd: 0.05 },
    { mean: 0, sd: 3.1 },
    { mean: 0, sd: NaN },
  ])('refuses the prior %p', (prior) => {
    expect(() => estimateAbility(bankOf([]), [], prior)).toThrow(refusal('invalid-prior'));
  });

  it('refuses an answer to an item that the bank does not hold', () => {
    expect(() => estimateAbility(bankOf([]), [right('gone')], STANDARD_PRIOR)).toThrow(
      refusal('unknown-item'),
    );
  });
});
