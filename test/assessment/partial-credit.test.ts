import fc from 'fast-check';
import { categoryOf, estimateAbility } from '../../src/assessment/ability.js';
import { itemOf, prepareBank } from '../../src/assessment/bank.js';
import { responseCurve } from '../../src/assessment/response-model.js';
import { bankItem, rasch } from './support/builders.js';
import { anySteppedParameters } from './support/stepped.js';
import { refusal } from './support/refusal.js';

const anyAbility = fc.double({ min: -6, max: 6, noNaN: true });
const simulation = { a: 1.2, b: 0, c: 0, d: 1, steps: [-1, 0, 1] };

describe('an item with steps', () => {
  it('is, at the difficulty of a step, as likely to reach that category as the one below it', () => {
    const curve = responseCurve({ ...simulation, b: 0.5 });
    for (const [k, step] of simulation.steps.entries()) {
      const chances = curve.chances(0.5 + step);
      expect(chances[k]?.chance).toBeCloseTo(chances[k + 1]?.chance ?? NaN, 12);
    }
  });

  it('gives the chances that the formula gives by hand', () => {
    // a = 1, steps at 0 and 1, ability 1: weights 1, e, e.
    const [none, some, all] = responseCurve({ a: 1, b: 0, c: 0, d: 1, steps: [0, 1] }).chances(1);
    expect(none?.chance).toBeCloseTo(1 / (1 + 2 * Math.E), 12);
    expect(some?.chance).toBeCloseTo(Math.E / (1 + 2 * Math.E), 12);
    expect(all?.chance).toBeCloseTo(Math.E / (1 + 2 * Math.E), 12);
  });

  it('with a single step is a two-parameter item', () => {
    const stepped = responseCurve({ a: 1.3, b: 0.2, c: 0, d: 1, steps: [0.3] });
    const plain = responseCurve({ a: 1.3, b: 0.5, c: 0, d: 1 });
    for (const ability of [-3, 0, 0.5, 4]) {
      expect(stepped.right(ability)).toBeCloseTo(plain.right(ability), 12);
      expect(stepped.information(ability)).toBeCloseTo(plain.information(ability), 12);
    }
  });

  it('has chances that sum to one, an expected credit that never falls, and finite values, whatever the steps', () => {
    fc.assert(
      fc.property(anySteppedParameters, anyAbility, anyAbility, (parameters, one, other) => {
        const curve = responseCurve(parameters);
        const chances = curve.chances(one);
        expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
        expect(curve.right(Math.min(one, other))).toBeLessThanOrEqual(
          curve.right(Math.max(one, other)) + 1e-12,
        );
        for (const { chance, slope, curvature } of chances) {
          expect([chance, slope, curvature].every(Number.isFinite)).toBe(true);
        }
        expect(Number.isFinite(curve.information(one))).toBe(true);
      }),
    );
  });

  it('tells as much as the squared slopes of its chances over the chances, for every item', () => {
    fc.assert(
      fc.property(anySteppedParameters, anyAbility, (parameters, ability) => {
        const curve = responseCurve(parameters);
        const expected = curve
          .chances(ability)
          .reduce((sum, { chance, slope }) => sum + (chance < 1e-200 ? 0 : slope ** 2 / chance), 0);
        expect(curve.information(ability)).toBeCloseTo(expected, 9);
      }),
    );
  });

  it('has the slopes and curvatures that small differences of its chances show', () => {
    const curve = responseCurve(simulation);
    const h = 1e-4;
    for (const [k, { slope, curvature, chance }] of curve.chances(0.7).entries()) {
      const after = curve.chances(0.7 + h)[k]?.chance ?? NaN;
      const before = curve.chances(0.7 - h)[k]?.chance ?? NaN;
      expect(slope).toBeCloseTo((after - before) / (2 * h), 6);
      expect(curvature).toBeCloseTo((after - 2 * chance + before) / h ** 2, 5);
    }
  });

  it.each([
    ['no step', { steps: [] }],
    ['four steps', { steps: [0, 0, 0, 0] }],
    ['a step too far', { steps: [3.1] }],
    ['a step that is no number', { steps: [NaN] }],
    ['guessing', { c: 0.2 }],
    ['slips', { d: 0.9 }],
  ])('is refused with %s', (_, change) => {
    expect(() => responseCurve({ ...simulation, ...change })).toThrow(refusal('parameters-out-of-range'));
  });
});

describe('partial credit', () => {
  const bank = prepareBank([
    { ...bankItem('four', 'a.b'), parameters: simulation },
    bankItem('two', 'a.b', rasch(0)),
  ]);

  it.each([
    [0, 0],
    [0.3, 0],
    [1 / 3, 1],
    [2 / 3 - 1e-12, 2],
    [0.99, 2],
    [1, 3],
  ])('of %d counts as category %d of an item with three steps', (credit, category) => {
    expect(categoryOf(itemOf(bank, 'four'), { item: 'four', credit })).toBe(category);
  });

  it('counts for nothing where an item is right or wrong', () => {
    expect(categoryOf(itemOf(bank, 'two'), { item: 'two', credit: 0.9 })).toBe(0);
  });

  it('raises the ability with every category reached', () => {
    const means = [0, 1 / 3, 2 / 3, 1].map(
      (credit) => estimateAbility(bank, [{ item: 'four', credit }]).mean,
    );
    expect([...means].sort((one, other) => one - other)).toEqual(means);
    expect(means[0]).toBeLessThan(-0.5);
    expect(means[3]).toBeGreaterThan(0.5);
  });

  it.each([-0.1, 1.1, NaN, Infinity])('of %d is refused', (credit) => {
    expect(() => estimateAbility(bank, [{ item: 'two', credit }])).toThrow(refusal('invalid-response'));
  });
});
