import fc from 'fast-check';
import { keepNewest } from '../../src/assessment/keep-newest.js';

describe('a map of the newest', () => {
  it('holds the last ones put in, each once, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(6)), fc.integer({ min: 1, max: 4 }), (keys, most) => {
        const map = new Map<number, number>();
        keys.forEach((key, when) => keepNewest(map, key, when, most));
        const newestFirst = [...new Set(keys.toReversed())].slice(0, most);
        expect([...map.keys()].reverse()).toEqual(newestFirst);
        expect([...map].every(([key, when]) => keys.lastIndexOf(key) === when)).toBe(true);
      }),
    );
  });
});
