import fc from 'fast-check';
import { plainText } from '../../../../scorm-package/tracker/interactions/plain-text.js';
import { wildText } from '../support/answered.js';

describe('a plain text', () => {
  it('fits, parts nothing, begins no mark, and holds whole characters alone', () => {
    fc.assert(
      fc.property(wildText, fc.integer({ min: 1, max: 60 }), (text, limit) => {
        const plain = plainText(text, limit);
        expect(plain.length).toBeLessThanOrEqual(limit);
        expect(plain).not.toMatch(/[\p{Cc}\p{Cs}\uFFFE\uFFFF[\]{}]/u);
        expect(plain).toBe(plain.trim());
        expect(() => encodeURIComponent(plain)).not.toThrow();
      }),
    );
  });

  it('is itself when it is made plain again', () => {
    fc.assert(
      fc.property(wildText, (text) => {
        expect(plainText(plainText(text, 250), 250)).toBe(plainText(text, 250));
      }),
    );
  });

  it('keeps accents, quotes, emojis and inner points', () => {
    const text = 'Été : « l’œuvre » 😀, 1,5 & <b>';
    expect(plainText(text, 250)).toBe(text);
  });

  it('never cuts a character in half', () => {
    expect(plainText('ab😀', 3)).toBe('ab');
    expect(plainText('ab😀', 4)).toBe('ab😀');
  });
});
