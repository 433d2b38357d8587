import { calibrate } from '../../../src/assessment/calibration/calibrate.js';
import { responseCurve } from '../../../src/assessment/response-model.js';
import type { ItemParameters } from '../../../src/assessment/response-model.js';
import { seededRandom } from '../../../src/assessment/random.js';
import { normal } from '../../../src/simulation/learners.js';
import { refusal } from '../support/refusal.js';

const expert = (b: number, more: Partial<ItemParameters> = {}): ItemParameters => ({
  a: 1,
  b,
  c: 0,
  d: 1,
  bSd: 0.7,
  ...more,
});

/** Learners N(0, 1) answer every item, whose truth is given. */
function answers(truth: ReadonlyMap<string, ItemParameters>, learners: number) {
  return Array.from({ length: learners }, (_, person) => {
    const random = seededRandom(`calibration/${person}`);
    const ability = normal(random);
    return [...truth].map(([item, parameters]) => {
      const chances = responseCurve(parameters).chances(ability);
      let drawn = random();
      let category = chances.findIndex(({ chance }) => (drawn -= chance) < 0);
      if (category < 0) category = chances.length - 1;
      return { item, credit: category / (chances.length - 1) };
    });
  });
}

describe('a calibration', () => {
  const truth = new Map([
    ['easy', expert(-1.2, { bSd: 0 })],
    ['sharp', expert(0, { a: 1.8, bSd: 0 })],
    ['flat', expert(0.4, { a: 0.5, bSd: 0 })],
    ['guessed', expert(0.5, { c: 0.25, bSd: 0 })],
    ['parts', expert(0.8, { steps: [-1, 0, 1], bSd: 0 })],
    ['hard', expert(1.5, { bSd: 0 })],
  ]);
  const mistaken = [...truth].map(([id, own], n) => ({
    id,
    prior: expert(own.b + (n % 2 === 0 ? 0.7 : -0.7), { c: own.c, ...(own.steps && { steps: own.steps }) }),
  }));

  it('finds difficulties and discriminations that experts missed', () => {
    const { items, converged } = calibrate(mistaken, answers(truth, 600));
    expect(converged).toBe(true);
    for (const { id, parameters, answers: count } of items) {
      const own = truth.get(id);
      expect(count).toBe(600);
      expect(Math.abs(parameters.b - (own?.b ?? NaN))).toBeLessThan(0.35);
      expect(parameters.bSd).toBeLessThan(0.3);
    }
    const a = new Map(items.map(({ id, parameters }) => [id, parameters.a]));
    expect(a.get('sharp')).toBeGreaterThan(1.3);
    expect(a.get('flat')).toBeLessThan(0.75);
  });

  it('moves little from what experts believed while answers are few, and says how unsure it is', () => {
    const { items } = calibrate(mistaken, answers(truth, 3));
    for (const [n, { parameters }] of items.entries()) {
      expect(Math.abs(parameters.b - (mistaken[n]?.prior.b ?? NaN))).toBeLessThan(0.7);
      expect(parameters.bSd).toBeGreaterThan(0.5);
      expect(parameters.bSd).toBeLessThan(0.7);
    }
  });

  it('keeps what was believed of an item that nobody answered', () => {
    const { items } = calibrate([...mistaken, { id: 'new', prior: expert(2) }], answers(truth, 20));
    expect(items.at(-1)).toEqual({ id: 'new', parameters: expert(2), answers: 0 });
  });

  it('learns from a bank that its experts tell items too far apart, and reads them closer together', () => {
    const random = seededRandom('far apart');
    const many = new Map<string, ItemParameters>(
      Array.from({ length: 40 }, (_, n) => [`i${n}`, expert(0.8 * normal(random), { bSd: 0 })]),
    );
    const priors = [...many].map(([id, { b }]) => ({ id, prior: expert(2 * b) }));
    const { aim, items } = calibrate(priors, answers(many, 60));
    expect(aim.slope).toBeGreaterThan(0.4);
    expect(aim.slope).toBeLessThan(0.65);
    expect(aim.doubt).toBeLessThan(0.8);
    const error = items.reduce(
      (sum, { id, parameters }) => sum + Math.abs(parameters.b - (many.get(id)?.b ?? 0)),
      0,
    );
    expect(error / items.length).toBeLessThan(0.25);
  });

  it('has standard errors that hold: four in five truths lie within 1.28 of them', () => {
    const random = seededRandom('items');
    const many = new Map<string, ItemParameters>(
      Array.from({ length: 30 }, (_, n) => [`i${n}`, expert(normal(random), { bSd: 0 })]),
    );
    const priors = [...many].map(([id, { b }]) => ({ id, prior: expert(b + 0.7 * normal(random)) }));
    const { items } = calibrate(priors, answers(many, 60));
    const held = items.filter(
      ({ id, parameters: { b, bSd = 0 } }) => Math.abs(b - (many.get(id)?.b ?? NaN)) < 1.28 * bSd,
    );
    expect(held.length).toBeGreaterThanOrEqual(19);
    expect(held.length).toBeLessThanOrEqual(29);
  });

  it('gives the same whatever the order of the sittings, to a thousandth', () => {
    const sittings = answers(truth, 40);
    const [one, other] = [calibrate(mistaken, sittings), calibrate(mistaken, sittings.toReversed())];
    for (const [n, { parameters }] of one.items.entries()) {
      expect(parameters.b).toBeCloseTo(other.items[n]?.parameters.b ?? NaN, 3);
    }
  });

  it('refuses answers to an item that it was not given, and a calibration of nothing', () => {
    expect(() => calibrate(mistaken, [[{ item: 'gone', credit: 1 }]])).toThrow(refusal('unknown-item'));
    expect(() => calibrate([], [])).toThrow(refusal('invalid-bank'));
  });
});
