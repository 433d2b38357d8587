import { prepareBank, type BankItem } from '../../../src/assessment/bank.js';
import { selectItem } from '../../../src/assessment/selection/select-item.js';
import { nextStep } from '../../../src/assessment/next-step.js';
import { estimateAbility } from '../../../src/assessment/ability.js';
import type { Plan } from '../../../src/assessment/plan.js';
import { bankItem, planOf, rasch, right } from '../support/builders.js';
import { refusal } from '../support/refusal.js';

const item = (id: string, b: number, traits: Partial<BankItem> = {}): BankItem => ({
  ...bankItem(id, 'd.c', rasch(b)),
  ...traits,
});

/** What is asked next, after some answers, when the best is always taken. */
function next(items: readonly BankItem[], asked: readonly string[], content: Plan['content'] = {}) {
  const bank = prepareBank(items);
  const responses = asked.map(right);
  const rules = { balance: 'none', criterion: 'information', draw: { kind: 'best' } } as const;
  const plan = planOf(['d.c'], 20, { rules, content });
  const sitting = { plan, bank, responses, earlier: [], seed: 's' };
  const selection = selectItem(sitting, estimateAbility(bank, []));
  return { id: selection?.item.id, excluded: selection?.excluded, left: selection?.left };
}

describe('the mix of questions', () => {
  it('keeps enemies apart, whichever names the other', () => {
    const items = [item('asked', -3, { enemies: ['best'] }), item('best', 0), item('other', 2)];
    expect(next(items, ['asked'])).toEqual({ id: 'other', excluded: [{ rule: 'enemy', items: 1 }], left: 2 });
    const back = [item('asked', -3), item('best', 0, { enemies: ['asked'] }), item('other', 2)];
    expect(next(back, ['asked']).id).toBe('other');
  });

  it('never asks two demanding questions in a row', () => {
    const items = [
      item('asked', -3, { demanding: true }),
      item('best', 0, { demanding: true }),
      item('calm', 2),
    ];
    expect(next(items, ['asked'])).toMatchObject({
      id: 'calm',
      excluded: [{ rule: 'two-in-a-row', items: 1 }],
    });
    expect(next([item('asked', -3), ...items.slice(1)], ['asked']).id).toBe('best');
  });

  it('holds a type to its share', () => {
    const choice = { type: 'single-choice' };
    const items = [
      item('one', -3, choice),
      item('two', -3, choice),
      item('best', 0, choice),
      item('text', 2),
    ];
    const content = { typeShares: { 'single-choice': 0.5 } };
    expect(next(items, ['one', 'two'], content)).toMatchObject({
      id: 'text',
      excluded: [{ rule: 'type-share', items: 1 }],
    });
    expect(next(items, ['one', 'two']).id).toBe('best');
  });

  it('lets a long text come, and short ones follow', () => {
    const items = [
      item('long', -3, { words: 190 }),
      item('best', 0, { words: 150 }),
      item('short', 2, { words: 20 }),
    ];
    expect(next(items, ['long'], { words: 100 })).toMatchObject({
      id: 'short',
      excluded: [{ rule: 'reading-load', items: 1 }],
    });
    expect(next(items, [], { words: 100 }).id).toBe('best');
  });

  it('gives way, rule by rule, rather than ask nothing', () => {
    const items = [item('asked', -3, { enemies: ['only'] }), item('only', 0)];
    expect(next(items, ['asked'])).toEqual({ id: 'only', excluded: [], left: 1 });
  });

  it.each([
    [{ typeShares: { text: 0 } }],
    [{ typeShares: { text: 1.1 } }],
    [{ typeShares: { text: NaN } }],
    [{ words: 0 }],
    [{ words: NaN }],
  ])('is refused as %j', (content) => {
    const bank = prepareBank([item('i', 0)]);
    const sitting = { plan: planOf(['d.c'], 1, { content }), bank, responses: [], earlier: [], seed: 's' };
    expect(() => nextStep(sitting)).toThrow(refusal('invalid-plan'));
  });
});
