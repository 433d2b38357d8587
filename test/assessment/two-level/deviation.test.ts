import { logPrior } from '../../../src/assessment/ability.js';
import { prepareBank } from '../../../src/assessment/bank.js';
import { NODES } from '../../../src/assessment/grid.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { believe, logProbabilityOf } from '../../../src/assessment/two-level/belief.js';
import { conditionalOf } from '../../../src/assessment/two-level/conditional.js';
import { deviationAfter, DEVIATIONS, STATED_DEVIATION } from '../../../src/assessment/two-level/deviation.js';
import type { DeviationBelief } from '../../../src/assessment/two-level/deviation.js';
import { evidenceOf } from '../../../src/assessment/two-level/evidence.js';
import { meanOfParts } from '../../../src/assessment/two-level/mean-of-parts.js';
import { normal } from '../../../src/simulation/learners.js';
import { evenItems, right, wrong } from '../support/builders.js';
import { refusal } from '../support/refusal.js';
import { moments, normalDensity } from '../support/simpson.js';

const competences = Array.from({ length: 8 }, (_, n) => `d.c${n}`);
const bank = prepareBank(evenItems(competences, 4));
const meanOf = (belief: DeviationBelief): number =>
  belief.reduce((sum, { deviation, probability }) => sum + deviation * probability, 0);

/** What a cohort's answers make likely, when competences truly lie N(0, deviation²) from the general ability. */
function cohort(deviation: number, learners: number): DeviationBelief {
  const prior = logPrior({ mean: 0, sd: 1 });
  return deviationAfter(
    Array.from({ length: learners }, (_, n) => {
      const random = seededRandom(`cohort/${n}`);
      const general = normal(random);
      const own = new Map(competences.map((id) => [id, general + deviation * normal(random)]));
      const responses = [...bank.items.values()].map(({ id, competence, curve }) =>
        random() < curve.right(own.get(competence) ?? 0) ? right(id) : wrong(id),
      );
      const evidence = evidenceOf(bank, responses, competences);
      return DEVIATIONS.map((each) => logProbabilityOf(evidence, prior, each));
    }),
  );
}

describe('the deviation of competences', () => {
  it('before any data lies about half a logit', () => {
    expect(meanOf(STATED_DEVIATION)).toBeGreaterThan(0.45);
    expect(meanOf(STATED_DEVIATION)).toBeLessThan(0.65);
    expect(STATED_DEVIATION.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 12);
    expect(meanOf(deviationAfter([]))).toBeCloseTo(meanOf(STATED_DEVIATION), 1);
  });

  it.each([0.2, 0.8])('is found from the answers of a cohort: %d', (truth) => {
    expect(Math.abs(meanOf(cohort(truth, 60)) - truth)).toBeLessThan(0.15);
  });

  it('refuses a learner who says something of another number of deviations', () => {
    expect(() => deviationAfter([[0, 0]])).toThrow(refusal('invalid-count'));
  });
});

describe('a part, given the whole', () => {
  const evidence = evidenceOf(bank, [right('d.c0-1'), right('d.c0-2'), wrong('d.c0-3')], competences);
  const answered = evidence.get('d.c0') ?? { answers: 0, logLikelihood: new Float64Array() };
  const silent = evidence.get('d.c1') ?? answered;

  it('has the moments of the normal about the whole times its likelihood', () => {
    const { mean, variance } = conditionalOf(answered, 0.6);
    const at = NODES.indexOf(1);
    const chance = (ability: number, b: number): number => 1 / (1 + Math.exp(b - ability));
    const b = (n: number): number => -2 + (4 * n) / 3;
    const expected = moments(
      (part) =>
        normalDensity(part, 1, 0.6) * chance(part, b(1)) * chance(part, b(2)) * (1 - chance(part, b(3))),
      -5,
      6,
      200,
    );
    expect(mean[at]).toBeCloseTo(expected.mean, 5);
    expect(Math.sqrt(variance[at] ?? NaN)).toBeCloseTo(expected.sd, 5);
  });

  it('stands at the whole, with the deviation, where nothing was answered', () => {
    const { mean, variance } = conditionalOf(silent, 0.6);
    expect(mean[70]).toBeCloseTo(1, 9);
    expect(variance[70]).toBeCloseTo(0.36, 9);
  });

  it('gives the mean of many silent parts little more doubt than the whole has', () => {
    const prior = logPrior({ mean: 0, sd: 1 });
    const { whole } = believe(evidence, prior, 0.6);
    const parts = Array.from({ length: 9 }, () => conditionalOf(silent, 0.6));
    const mean = meanOfParts(whole, parts, 0);
    expect(mean.mean).toBeCloseTo(whole.mean, 3);
    expect(mean.sd).toBeCloseTo(Math.hypot(whole.sd, 0.6 / 3), 3);
  });
});
