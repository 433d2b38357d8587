import { checkPlan } from '../../src/assessment/plan.js';
import type { Plan } from '../../src/assessment/plan.js';
import { refusal } from './support/refusal.js';

const sound: Plan = { competences: ['d.one'], min: 5, max: 20, precision: 0.4, mode: 'positioning' };

describe('a plan', () => {
  it('is accepted with and without a precision', () => {
    expect(() => checkPlan(sound)).not.toThrow();
    expect(() => checkPlan({ competences: ['d.one'], min: 0, max: 1, mode: 'training' })).not.toThrow();
  });

  it.each<[string, Partial<Plan>]>([
    ['no competence', { competences: [] }],
    ['a competence named twice', { competences: ['d.one', 'd.one'] }],
    ['a length of zero', { min: 0, max: 0 }],
    ['a broken length', { max: 7.5 }],
    ['an endless length', { max: Infinity }],
    ['a negative minimum', { min: -1 }],
    ['a minimum above the length', { min: 21 }],
    ['a minimum that is no number', { min: NaN }],
    ['a precision of zero', { precision: 0 }],
    ['a precision that is no number', { precision: NaN }],
  ])('is refused with %s', (_, change) => {
    expect(() => checkPlan({ ...sound, ...change })).toThrow(refusal('invalid-plan'));
  });
});
