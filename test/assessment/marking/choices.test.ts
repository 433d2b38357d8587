import fc from 'fast-check';
import type { MarkableItem, SeveralChoices, SingleChoice } from '../../../src/assessment/marking/item.js';
import { mark } from '../../../src/assessment/marking/mark.js';
import { refusal } from '../support/refusal.js';

const single: SingleChoice = {
  type: 'single-choice',
  options: [
    { id: 'a', correct: false },
    { id: 'b', correct: true },
    { id: 'c', correct: false },
  ],
};
const several: SeveralChoices = {
  type: 'several-choices',
  options: [
    { id: 'a', correct: true },
    { id: 'b', correct: false },
    { id: 'c', correct: true },
    { id: 'd', correct: false },
  ],
};
const text: MarkableItem = { type: 'short-text', accepted: ['INS'], tolerance: ['case'] };

describe('a skipped question', () => {
  it.each([single, several, text])('earns nothing, whatever its type', (item) => {
    expect(mark(item, { kind: 'skipped' })).toEqual({ kind: 'skipped', credit: 0 });
  });
});

describe('a single choice', () => {
  it('is right when the right option is picked', () => {
    expect(mark(single, { kind: 'choice', option: 'b' })).toEqual({
      kind: 'choice',
      credit: 1,
      picked: 'b',
      right: ['b'],
    });
  });

  it('is wrong otherwise, and says what was right', () => {
    expect(mark(single, { kind: 'choice', option: 'a' })).toMatchObject({ credit: 0, right: ['b'] });
  });

  it.each(['z', '', 'A', '__proto__', '1'])('refuses the unknown option "%s"', (option) => {
    expect(() => mark(single, { kind: 'choice', option })).toThrow(refusal('unknown-option'));
  });
});

describe('several choices', () => {
  it('are right when exactly the right options are picked, in any order', () => {
    expect(mark(several, { kind: 'choices', options: ['c', 'a'] })).toEqual({
      kind: 'choices',
      credit: 1,
      rightPicks: ['a', 'c'],
      wrongPicks: [],
      missed: [],
    });
  });

  it('tell the right picks from the wrong and the missed ones', () => {
    expect(mark(several, { kind: 'choices', options: ['d', 'c'] })).toEqual({
      kind: 'choices',
      credit: 0,
      rightPicks: ['c'],
      wrongPicks: ['d'],
      missed: ['a'],
    });
  });

  it('count an option named twice once', () => {
    expect(mark(several, { kind: 'choices', options: ['a', 'c', 'a'] }).credit).toBe(1);
  });

  it('are wrong when nothing is picked, even in an item without a right option', () => {
    expect(mark(several, { kind: 'choices', options: [] }).credit).toBe(0);
    const none: SeveralChoices = { type: 'several-choices', options: [{ id: 'a', correct: false }] };
    expect(mark(none, { kind: 'choices', options: [] }).credit).toBe(0);
  });

  it('refuse an unknown option among known ones', () => {
    expect(() => mark(several, { kind: 'choices', options: ['a', 'c', 'z'] })).toThrow(
      refusal('unknown-option'),
    );
  });

  it('earn the share of right ones picked, less the wrong ones', () => {
    expect(mark(several, { kind: 'choices', options: ['a'] }).credit).toBe(0.5);
    expect(mark(several, { kind: 'choices', options: ['a', 'c', 'd'] }).credit).toBe(0.5);
  });

  it('earn nothing when everything is picked', () => {
    expect(mark(several, { kind: 'choices', options: ['a', 'b', 'c', 'd'] }).credit).toBe(0);
  });

  it('are fully right for the right set and for no other', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: 2, maxLength: 7 }),
        fc.nat({ max: 127 }),
        (keys, picks) => {
          fc.pre(keys.includes(true));
          const options = keys.map((correct, i) => ({ id: `o${i}`, correct }));
          const picked = options.filter((_, i) => ((picks >> i) & 1) === 1);
          const marking = mark(
            { type: 'several-choices', options },
            { kind: 'choices', options: picked.map(({ id }) => id) },
          );
          const exact = options.every((option) => option.correct === picked.includes(option));
          expect(marking.credit === 1).toBe(exact);
          expect(marking.credit).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('an answer of the wrong kind', () => {
  it.each<[MarkableItem, Parameters<typeof mark>[1]]>([
    [single, { kind: 'choices', options: ['b'] }],
    [single, { kind: 'text', text: 'b' }],
    [several, { kind: 'choice', option: 'a' }],
    [several, { kind: 'text', text: 'a' }],
    [text, { kind: 'choice', option: 'INS' }],
    [text, { kind: 'choices', options: ['INS'] }],
  ])('is refused: %j with %j', (item, answer) => {
    expect(() => mark(item, answer)).toThrow(refusal('wrong-kind'));
  });
});
