import { estimateAbility } from '../../src/assessment/ability.js';
import { prepareBank } from '../../src/assessment/bank.js';
import { checkLevels, levelAt, namedLevel, plausibleLevels } from '../../src/assessment/levels.js';
import type { LevelThreshold } from '../../src/assessment/levels.js';
import type { Posterior } from '../../src/assessment/posterior.js';
import { refusal } from './support/refusal.js';

const levels: LevelThreshold[] = [
  { id: 'en-construction' },
  { id: 'independant', from: -1.5 },
  { id: 'confirme', from: -0.5 },
  { id: 'avance', from: 0.5 },
  { id: 'expert', from: 1.5 },
];

/** A normal posterior, as if after `answers` answers. */
const believed = (mean: number, sd: number, answers = 5): Posterior => ({
  ...estimateAbility(prepareBank([]), [], { mean, sd }),
  answers,
});

describe('the level at an ability', () => {
  it.each([
    [-9, 'en-construction'],
    [-1.5001, 'en-construction'],
    [-1.5, 'independant'],
    [0, 'confirme'],
    [0.5, 'avance'],
    [1.5, 'expert'],
    [9, 'expert'],
  ])('at %d is %s', (ability, level) => {
    expect(levelAt(ability, levels)).toBe(level);
  });
});

describe('a named level', () => {
  it('is the one at the posterior mean when reached with probability 0.6 or more', () => {
    // P(θ ≥ −0.5) = Φ(0.5 / 0.5) = 0.8413 for N(0, 0.5²).
    const { level, probability, likeliest } = namedLevel(believed(0, 0.5), levels);
    expect(level).toBe('confirme');
    expect(probability).toBeCloseTo(0.8413, 2);
    expect(likeliest).toBe('confirme');
  });

  it('is withheld when the probability is below 0.6', () => {
    // Φ((0.55 − 0.5) / 0.4) = 0.5497
    const { level, probability } = namedLevel(believed(0.55, 0.4), levels);
    expect(level).toBeUndefined();
    expect(probability).toBeCloseTo(0.5497, 2);
  });

  it('changes from withheld to named where the probability passes 0.6', () => {
    // Φ(0.2533) = 0.6: with sd 0.4, 0.1013 above the threshold.
    expect(namedLevel(believed(0.59, 0.4), levels).level).toBeUndefined();
    expect(namedLevel(believed(0.61, 0.4), levels).level).toBe('avance');
  });

  it('is the lowest one when being below the second is probable enough', () => {
    // Φ((−1.5 + 2) / 0.5) = 0.8413
    const sure = namedLevel(believed(-2, 0.5), levels);
    expect(sure.level).toBe('en-construction');
    expect(sure.probability).toBeCloseTo(0.8413, 2);
    expect(namedLevel(believed(-1.55, 0.5), levels).level).toBeUndefined();
  });

  it('is withheld without an answer, however probable', () => {
    expect(namedLevel(believed(0, 0.5, 0), levels).level).toBeUndefined();
  });

  it('may be another than the likeliest, which needs the most probability of its own', () => {
    // N(1.2, 1): avance 0.376, expert 0.382; the mean is in avance.
    const { level, likeliest } = namedLevel(believed(1.2, 1), levels);
    expect(level).toBe('avance');
    expect(likeliest).toBe('expert');
  });
});

describe('plausible levels', () => {
  it('reach from the 10 % to the 90 % quantile', () => {
    // N(0, 0.5²): −0.64 to 0.64
    expect(plausibleLevels(believed(0, 0.5), levels)).toEqual({ lowest: 'independant', highest: 'avance' });
    // N(0, 0.3²): −0.38 to 0.38
    expect(plausibleLevels(believed(0, 0.3), levels)).toEqual({ lowest: 'confirme', highest: 'confirme' });
  });
});

describe('levels that are refused', () => {
  it.each<[string, LevelThreshold[]]>([
    ['none', []],
    ['a single one', [{ id: 'a' }]],
    [
      'a threshold for the lowest',
      [
        { id: 'a', from: -3 },
        { id: 'b', from: 0 },
      ],
    ],
    ['a missing threshold', [{ id: 'a' }, { id: 'b' }]],
    ['a threshold that is no number', [{ id: 'a' }, { id: 'b', from: NaN }]],
    ['equal thresholds', [{ id: 'a' }, { id: 'b', from: 1 }, { id: 'c', from: 1 }]],
    ['falling thresholds', [{ id: 'a' }, { id: 'b', from: 1 }, { id: 'c', from: 0 }]],
    ['the same id twice', [{ id: 'a' }, { id: 'a', from: 1 }]],
  ])('refuses %s', (_, odd) => {
    const outOfRange = refusal('invalid-levels');
    expect(() => checkLevels(odd)).toThrow(outOfRange);
    expect(() => namedLevel(believed(0, 1), odd)).toThrow(outOfRange);
  });

  it('accepts thresholds that increase', () => {
    expect(() => checkLevels(levels)).not.toThrow();
  });
});
