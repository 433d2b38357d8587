import { simulatedBank } from '../../src/simulation/bank-file.js';
import { DESIGNS, designSchema } from '../../src/simulation/design.js';
import { learner } from '../../src/simulation/learners.js';
import { answerOf } from '../../src/simulation/run-learner.js';
import { simulate } from '../../src/simulation/simulate.js';
import type { Summary } from '../../src/simulation/summary.js';
import { design, tubeBank, writtenBank } from './support/banks.js';

const bank = simulatedBank(writtenBank(80));

/** Several tests look at the same run, which takes long under coverage. */
const runs = new Map<string, Summary>();

function sittings(name: string, learners = 100, more = {}): Summary {
  const key = JSON.stringify([name, learners, more]);
  const summary = runs.get(key) ?? run(name, learners, more);
  runs.set(key, summary);
  return summary;
}

function run(name: string, learners: number, more: object, items = bank): Summary {
  const { sittings: summary } = simulate({
    bank: items,
    design: designSchema.parse({ ...design(name), ...more }),
    learners,
    seed: 's',
  });
  if (summary === undefined) throw new Error('no sittings');
  return summary;
}

describe('our designs', () => {
  it('`precise` stops by precision, and its intervals hold', () => {
    const { coverage, stoppedByPrecision, length, bias, rmseAt } = sittings('precise');
    expect(stoppedByPrecision.value).toBe(1);
    expect(length.mean.value).toBeGreaterThan(8);
    expect(length.mean.value).toBeLessThan(14);
    expect(coverage.value).toBeGreaterThan(0.91);
    expect(Math.abs(bias.value)).toBeLessThan(3 * bias.se);
    expect(rmseAt.get(20)?.value).toBeLessThan(rmseAt.get(5)?.value ?? 0);
  });

  it('`exposure` shows no item to more than one learner in five', () => {
    const { exposure, length } = run('exposure', 100, {}, simulatedBank(writtenBank(120)));
    expect(exposure.max.value).toBeLessThanOrEqual(0.2);
    expect(length.mean).toEqual({ value: 20, se: 0 });
    expect(exposure.unused.value).toBeLessThan(30);
  });

  it('`mastery` decides sooner than a form of thirty, and as well', () => {
    const mastery = sittings('mastery', 200);
    const form = sittings('fixed-informative', 200, { max: 30 });
    expect(mastery.length.mean.value).toBeLessThan(16);
    expect(mastery.classification.accuracy.value).toBeGreaterThan(form.classification.accuracy.value - 0.06);
    const { accuracy, falsePass, falseFail } = mastery.classification;
    expect(accuracy.value + falsePass.value + falseFail.value).toBeCloseTo(1, 12);
  });

  it('`positioning` tells more skills rightly in fewer questions than inference for sure', () => {
    const placed = (name: string) =>
      simulate({ bank: tubeBank(1, 0.15), design: design(name), learners: 60, seed: 's' }).positioning;
    const [ours, peer] = [placed('positioning'), placed('tube-inference')];
    expect(ours?.questions.value).toBe(8);
    expect(peer?.questions.value).toBeGreaterThan(9);
    expect(ours?.agreement.value).toBeGreaterThan(peer?.agreement.value ?? 1);
  });
});

describe("peers' rules", () => {
  it.each(['recentred-prior', 'maximum-likelihood', 'random'])(
    '`%s` are behind after five questions',
    (name) => {
      const peer = sittings(name).rmseAt.get(5)?.value ?? 0;
      expect(peer).toBeGreaterThan(sittings('precise').rmseAt.get(5)?.value ?? Infinity);
    },
  );

  it.each(['fixed-informative', 'fixed-spread'])('`%s` asks everybody the same', (name) => {
    const { exposure } = sittings(name, 30, { max: 20 });
    expect(exposure.max.value).toBe(1);
    expect(exposure.unused.value).toBe(60);
    expect(exposure.overlap.value).toBeCloseTo(1, 12);
  });
});

it('gives the same figures whether beginnings are worked out once for all or for each learner', () => {
  const rules = { criterion: 'variance-reduction', draw: { kind: 'best' } };
  const shared = run('precise', 40, { rules });
  // A limit that excludes nothing: every learner is worked out alone.
  const alone = run('precise', 40, { rules: { ...rules, highestRate: 1 } });
  expect(alone).toEqual(shared);
});

it('gives the same figures for the same seed, and others for another', () => {
  const one = (seed: string) => simulate({ bank, design: design('random'), learners: 20, seed });
  expect(one('one')).toEqual(one('one'));
  expect(one('one').sittings?.rmse).not.toEqual(one('two').sittings?.rmse);
});

it('lets answers follow what is true, whatever the engine believes', () => {
  const wrong = simulatedBank(
    writtenBank(80).map((item) => ({ ...item, true: { a: item.a, b: item.b + 1, c: 0, d: 1 } })),
  );
  const { sittings: summary } = simulate({
    bank: wrong,
    design: design('precise'),
    learners: 60,
    seed: 's',
  });
  expect(summary?.bias.value).toBeLessThan(-0.6);
});

it('takes abilities that are given, from the first again where there are too few', () => {
  const abilities = [1.5, { ability: 1.5, competences: { 'd0.c0': -1 }, tubes: {} }];
  const { sittings: summary } = simulate({
    bank,
    design: design('precise'),
    learners: 40,
    seed: 's',
    abilities,
  });
  expect(summary?.deciles.every(({ from, to }) => from === 1.5 && to === 1.5)).toBe(true);
});

it('gives credit in parts, as often as the model has it', () => {
  const steps = [-1, 0, 1];
  const inParts = simulatedBank(
    Array.from({ length: 400 }, (_, n) => ({
      id: `p${n}`,
      domain: 'd',
      competence: 'd.c',
      a: 1,
      b: 0,
      c: 0,
      d: 1,
      steps,
    })),
  );
  const somebody = learner(0, 's', inParts, design('precise'), [0.5]);
  const credits = inParts.items.map((item) => answerOf(somebody, item, inParts, 's'));
  const chances = inParts.truth.get('p0')?.chances(0.5) ?? [];
  for (const [category, { chance }] of chances.entries()) {
    const share = credits.filter((credit) => Math.round(3 * credit) === category).length / credits.length;
    expect(Math.abs(share - chance)).toBeLessThan(0.08);
  }
});

it('tells how well the intervals of domains and competences hold, without being told how far these lie apart', () => {
  const { profile } = simulate({
    bank,
    design: designSchema.parse({ ...design('profile'), max: 12 }),
    learners: 60,
    seed: 's',
  });
  expect(profile?.deviation).toBeGreaterThan(0.3);
  expect(profile?.deviation).toBeLessThan(0.8);
  expect(profile?.competences.coverage.value).toBeGreaterThan(0.88);
  expect(profile?.domains.coverage.value).toBeGreaterThan(0.86);
  expect(profile?.byCompetence.size).toBe(10);
});

it.each(['modal', 'weighted-likelihood'] as const)(
  'estimates by the %s ability where the design says so',
  (estimator) => {
    const estimated = sittings('precise', 30, { estimator });
    expect(estimated.rmse.value).toBeLessThan(0.7);
    expect(estimated.rmse.value).not.toBe(sittings('precise', 30).rmse.value);
  },
);

it('counts deciles by true ability, lowest first', () => {
  const { deciles } = sittings('random', 50);
  expect(deciles).toHaveLength(10);
  const bounds = deciles.flatMap(({ from, to }) => [from, to]);
  expect(bounds).toEqual(bounds.toSorted((one, other) => one - other));
});

it('refuses to position in a bank without tubes', () => {
  expect(() => simulate({ bank, design: design('positioning'), learners: 1, seed: 's' })).toThrow(
    /a tube and a level/,
  );
});

it.each<[string, unknown, RegExp]>([
  ['no list', {}, /the bank/],
  ['an item without a difficulty', [{ id: 'i', domain: 'd', competence: 'c', a: 1, c: 0, d: 1 }], /0\.b/],
  ['an empty list', [], /the bank/],
])('refuses a bank that is %s', (_, file, message) => {
  expect(() => simulatedBank(file)).toThrow(message);
});

it('refuses parameters that no model takes, naming the item', () => {
  const [item] = writtenBank(1);
  expect(() => simulatedBank([{ ...item, a: -1 }])).toThrow(/i0.*a must lie/);
});

it('ships designs that are complete', () => {
  expect([...DESIGNS.keys()].slice(0, 4)).toEqual(['precise', 'exposure', 'mastery', 'positioning']);
  for (const shipped of DESIGNS.values()) expect(designSchema.parse(shipped)).toEqual(shipped);
});
