import fc from 'fast-check';
import { estimateAbility } from '../../../src/assessment/ability.js';
import { prepareBank } from '../../../src/assessment/bank.js';
import type { BankItem } from '../../../src/assessment/bank.js';
import type { Posterior } from '../../../src/assessment/posterior.js';
import { selectItem } from '../../../src/assessment/selection/select-item.js';
import type { SittingState } from '../../../src/assessment/selection/select-item.js';
import { anyParameters, bankItem, evenItems, planOf, right, wrong } from '../support/builders.js';
import { refusal } from '../support/refusal.js';

const competences = ['d.one', 'd.two', 'e.one'];

const nothingAnswered = estimateAbility(prepareBank([]), []);
const at = (mean: number): Posterior => ({ ...nothingAnswered, mean });

function stateOf(items: readonly BankItem[], more: Partial<SittingState> = {}): SittingState {
  return {
    plan: planOf(competences, 20),
    bank: prepareBank(items),
    responses: [],
    earlier: [],
    seed: 'seed',
    ...more,
  };
}

/** Information written out again: a² (P−c)² (d−P)² / ((d−c)² P Q), with the flattened a. */
function informationOf({ parameters: { a, b, c, d, bSd = 0 } }: BankItem, ability: number): number {
  const flatter = a / Math.sqrt(1 + (Math.PI * a * a * bSd * bSd) / 8);
  const p = c + (d - c) / (1 + Math.exp(-flatter * (ability - b)));
  return (flatter ** 2 * (p - c) ** 2 * (d - p) ** 2) / ((d - c) ** 2 * p * (1 - p));
}

describe('the choice of an item', () => {
  it('is the same for the same state, whatever the order of the bank', () => {
    const items = evenItems(competences, 9);
    const responses = [right('d.one-3'), wrong('e.one-2')];
    const one = selectItem(stateOf(items, { responses }), at(0.3));
    expect(selectItem(stateOf(items, { responses }), at(0.3))).toEqual(one);
    expect(selectItem(stateOf(items.toReversed(), { responses }), at(0.3))?.item.id).toBe(one?.item.id);
  });

  it('differs between seeds', () => {
    const items = evenItems(['d.one'], 20);
    const plan = planOf(['d.one'], 5);
    const drawn = Array.from(
      { length: 40 },
      (_, i) => selectItem(stateOf(items, { plan, seed: `s${i}` }), at(0))?.item.id,
    );
    expect(new Set(drawn).size).toBe(5);
  });

  it('is drawn from the five most informative unseen items of the competence', () => {
    const anyItems = fc.array(anyParameters, { minLength: 6, maxLength: 30 });
    fc.assert(
      fc.property(
        anyItems,
        fc.double({ min: -3, max: 3, noNaN: true }),
        fc.string(),
        (parameters, ability, seed) => {
          const items = parameters.map((each, i) => bankItem(`i${i}`, 'd.one', each));
          const responses = [right('i0'), wrong('i1')];
          const selection = selectItem(
            stateOf(items, { plan: planOf(['d.one'], 9), responses, seed }),
            at(ability),
          );
          const informations = items.slice(2).map((item) => informationOf(item, ability));
          const fifth = informations.toSorted((one, other) => other - one)[4] ?? 0;
          if (selection === undefined) throw new Error('nothing selected');
          expect(informationOf(selection.item, ability)).toBeGreaterThanOrEqual(fifth * (1 - 1e-6) - 1e-12);
          expect(selection.candidates).toContain(selection.item.id);
          expect(selection.candidates).toHaveLength(Math.min(5, items.length - 2));
        },
      ),
    );
  });

  it('prefers among the five those that tell more', () => {
    const items = [0, 0.1, -0.1, 5, -5].map((b, i) => bankItem(`i${i}`, 'd.one', { a: 1.5, b, c: 0, d: 1 }));
    const plan = planOf(['d.one'], 5);
    const drawn = Array.from(
      { length: 200 },
      (_, i) => selectItem(stateOf(items, { plan, seed: `s${i}` }), at(0))?.item.id,
    );
    expect(drawn.filter((id) => id === 'i3' || id === 'i4').length).toBeLessThan(4);
  });

  it('asks only competences of the plan', () => {
    const items = [...evenItems(['z.other'], 9), ...evenItems(['d.one'], 2)];
    const plan = planOf(['d.one'], 9);
    expect(selectItem(stateOf(items, { plan }), at(0))?.item.competence).toBe('d.one');
    const responses = [right('d.one-0'), right('d.one-1')];
    expect(selectItem(stateOf(items, { plan, responses }), at(0))).toBeUndefined();
  });

  it('leaves items of earlier attempts for when their competence has nothing else', () => {
    const items = evenItems(['d.one'], 4);
    const state = stateOf(items, {
      plan: planOf(['d.one'], 4),
      earlier: ['d.one-0', 'd.one-1', 'd.one-2', 'gone'],
    });
    const first = selectItem(state, at(0));
    expect(first).toMatchObject({ item: { id: 'd.one-3' }, seenEarlier: false });
    const second = selectItem({ ...state, responses: [right('d.one-3')] }, at(0));
    expect(second?.seenEarlier).toBe(true);
    expect(second?.candidates).toHaveLength(3);
  });

  it('keeps the balance of contents even when a competence has only items of earlier attempts', () => {
    const items = [...evenItems(['d.one'], 2), ...evenItems(['e.one'], 8)];
    const state = stateOf(items, {
      plan: planOf(['d.one', 'e.one'], 8),
      earlier: ['d.one-0', 'd.one-1'],
      responses: [right('e.one-0')],
    });
    expect(selectItem(state, at(0))?.item.competence).toBe('d.one');
  });

  it('refuses a response to an item that the bank does not hold', () => {
    expect(() =>
      selectItem(stateOf(evenItems(competences, 2), { responses: [right('gone')] }), at(0)),
    ).toThrow(refusal('unknown-item'));
  });
});
