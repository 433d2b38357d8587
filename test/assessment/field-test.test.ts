import fc from 'fast-check';
import { trialToShow } from '../../src/assessment/field-test.js';

const candidates = ['t1', 't2', 't3'];

/** After how many scored questions each trial came, in a sitting of so many. */
function shownIn(
  seed: string,
  slots: number,
  length: number,
  ids = candidates,
): { at: number; id: string }[] {
  const shown: { at: number; id: string }[] = [];
  for (let answered = 0; answered < length; answered += 1) {
    for (;;) {
      const tried = shown.map(({ id }) => id);
      const id = trialToShow({ seed, slots, shortest: length, answered, tried }, ids);
      if (id === undefined) break;
      shown.push({ at: answered, id });
    }
  }
  return shown;
}

describe('questions on trial', () => {
  it('come as many as there are slots, each once, never first and never two in a row', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 3, max: 40 }),
        (seed, slots, length) => {
          const shown = shownIn(seed, slots, length);
          expect(shown).toHaveLength(slots);
          expect(new Set(shown.map(({ id }) => id)).size).toBe(slots);
          expect(new Set(shown.map(({ at }) => at)).size).toBe(slots);
          expect(shown.every(({ at }) => at >= 1)).toBe(true);
        },
      ),
    );
  });

  it('are drawn evenly, at places drawn evenly', () => {
    const all = Array.from({ length: 900 }, (_, n) => shownIn(`seed${n}`, 1, 10)[0]);
    for (const id of candidates) expect(all.filter((one) => one?.id === id).length).toBeGreaterThan(240);
    for (let at = 1; at < 10; at += 1) {
      expect(all.filter((one) => one?.at === at).length).toBeGreaterThan(60);
    }
  });

  it('are as many as there are, where there are fewer than slots', () => {
    expect(shownIn('s', 2, 10, ['only'])).toHaveLength(1);
    expect(shownIn('s', 2, 10, [])).toEqual([]);
    expect(shownIn('s', 2, 1)).toEqual([]);
  });
});
