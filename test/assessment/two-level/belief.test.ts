import { logPrior } from '../../../src/assessment/ability.js';
import { prepareBank } from '../../../src/assessment/bank.js';
import { NODES } from '../../../src/assessment/grid.js';
import { believe, logProbabilityOf } from '../../../src/assessment/two-level/belief.js';
import type { Evidence } from '../../../src/assessment/two-level/evidence.js';
import { bankItem, rasch } from '../support/builders.js';
import { refusal } from '../support/refusal.js';
import { integrate, normalDensity } from '../support/simpson.js';

const prior = logPrior({ mean: 0, sd: 1 });
const item = prepareBank([bankItem('i', 'd.one', rasch(0.3))]).items.get('i');

function answers(right: number, wrong: number): Evidence {
  const log = Float64Array.from(
    NODES,
    (_, k) => right * (item?.logChances[1]?.[k] ?? 0) + wrong * (item?.logChances[0]?.[k] ?? 0),
  );
  return { answers: right + wrong, logLikelihood: log };
}

const chance = (ability: number): number => 1 / (1 + Math.exp(0.3 - ability));
const likelihood = (ability: number, right: number, wrong: number): number =>
  chance(ability) ** right * (1 - chance(ability)) ** wrong;

describe('a belief on two levels', () => {
  it('is the integral over the deviations of all parts', () => {
    const deviation = 0.6;
    const { whole, parts } = believe(
      new Map([
        ['one', answers(3, 1)],
        ['two', answers(0, 2)],
      ]),
      prior,
      deviation,
    );
    const through = (ability: number, right: number, wrong: number): number =>
      integrate(
        (part) => normalDensity(part, ability, deviation) * likelihood(part, right, wrong),
        ability - 5,
        ability + 5,
        60,
      );
    const joint = (ability: number): number =>
      normalDensity(ability) * through(ability, 3, 1) * through(ability, 0, 2);
    const mass = integrate(joint, -6, 6, 60);
    expect(whole.mean).toBeCloseTo(integrate((x) => x * joint(x), -6, 6, 60) / mass, 3);
    const onOne = (part: number): number =>
      likelihood(part, 3, 1) *
      integrate((x) => normalDensity(x) * normalDensity(part, x, deviation) * through(x, 0, 2), -6, 6, 60);
    const massOfOne = integrate(onOne, -6, 6, 60);
    expect(parts.get('one')?.mean).toBeCloseTo(integrate((x) => x * onOne(x), -6, 6, 60) / massOfOne, 3);
  });

  it('hears ten answers on one part as less than ten on ten', () => {
    const narrow = believe(new Map([['one', answers(5, 5)]]), prior, 0.7);
    const broad = believe(
      new Map(Array.from({ length: 10 }, (_, n) => [`p${n}`, answers(n % 2, 1 - (n % 2))])),
      prior,
      0.7,
    );
    expect(broad.whole.sd).toBeLessThan(narrow.whole.sd);
  });

  it('gives a part without answers what the others say, and no more certainty', () => {
    const { whole, parts } = believe(
      new Map([
        ['answered', answers(6, 1)],
        ['silent', answers(0, 0)],
      ]),
      prior,
      0.5,
    );
    expect(parts.get('silent')?.mean).toBeCloseTo(whole.mean, 6);
    expect(parts.get('silent')?.sd).toBeCloseTo(Math.hypot(whole.sd, 0.5), 4);
  });

  it('finds answers that disagree between parts likelier under a larger deviation', () => {
    const apart = new Map([
      ['one', answers(8, 0)],
      ['two', answers(0, 8)],
    ]);
    const together = new Map([
      ['one', answers(4, 4)],
      ['two', answers(4, 4)],
    ]);
    const gain = (evidence: Map<string, Evidence>): number =>
      logProbabilityOf(evidence, prior, 1.2) - logProbabilityOf(evidence, prior, 0.2);
    expect(gain(apart)).toBeGreaterThan(0);
    expect(gain(together)).toBeLessThan(0);
  });

  it.each([0, 0.05, 3, NaN])('refuses a deviation of %d', (deviation) => {
    expect(() => believe(new Map([['one', answers(1, 0)]]), prior, deviation)).toThrow(
      refusal('invalid-prior'),
    );
  });
});
