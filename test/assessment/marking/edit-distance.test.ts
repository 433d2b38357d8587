import fc from 'fast-check';
import { editDistance } from '../../../src/assessment/marking/edit-distance.js';

const anyWord = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é', '😀'), maxLength: 9 });

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['abc', '', 3],
    ['kitten', 'sitting', 3],
    ['hameconnage', 'hamecconage', 2],
    ['rançongiciel', 'ranconçgiciel', 2],
    ['anonymiser', 'annoymiser', 1],
    ['ab', 'ba', 1],
    ['ca', 'abc', 3],
    ['a😀b', 'ab', 1],
  ])('between "%s" and "%s" is %d', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });

  it('is symmetric, zero only for equal texts, and bounded by the lengths', () => {
    fc.assert(
      fc.property(anyWord, anyWord, (from, to) => {
        const distance = editDistance(from, to);
        const lengths = [Array.from(from).length, Array.from(to).length];
        expect(editDistance(to, from)).toBe(distance);
        expect(distance === 0).toBe(from === to);
        expect(distance).toBeLessThanOrEqual(Math.max(...lengths));
        expect(distance).toBeGreaterThanOrEqual(Math.max(...lengths) - Math.min(...lengths));
      }),
    );
  });

  it('is one after a character is inserted', () => {
    fc.assert(
      fc.property(anyWord, fc.nat({ max: 9 }), (word, at) => {
        const characters = Array.from(word);
        const longer = [...characters.slice(0, at), 'x', ...characters.slice(at)].join('');
        expect(editDistance(word, longer)).toBe(1);
      }),
    );
  });
});
