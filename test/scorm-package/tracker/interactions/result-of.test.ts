import fc from 'fast-check';
import { resultOf } from '../../../../scorm-package/tracker/interactions/result-of.js';

const answer = { kind: 'text', text: 'x' } as const;

describe('the result of an answer', () => {
  it('is a word for all and nothing, and for a skipped question', () => {
    expect(resultOf({ answer, credit: 1 }, 'wrong')).toBe('correct');
    expect(resultOf({ answer, credit: 0 }, 'incorrect')).toBe('incorrect');
    expect(resultOf({ answer: { kind: 'skipped' }, credit: 0 }, 'wrong')).toBe('neutral');
  });

  it('is a share with two decimals for partial credit, close to it and never 0 or 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (credit) => {
        const result = resultOf({ answer, credit }, 'wrong');
        expect(result).toMatch(/^0\.\d{1,2}$/);
        expect(Number(result)).toBeGreaterThan(0);
        expect(Math.abs(Number(result) - credit)).toBeLessThanOrEqual(0.01 + 1e-9);
      }),
    );
  });

  it.each([
    [1 / 3, '0.33'],
    [0.5, '0.5'],
    [2 / 3, '0.67'],
    [0.75, '0.75'],
  ])('of %d is %s', (credit, result) => {
    expect(resultOf({ answer, credit }, 'wrong')).toBe(result);
  });
});
