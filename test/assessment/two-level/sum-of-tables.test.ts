import { NODES } from '../../../src/assessment/grid.js';
import { sumOf } from '../../../src/assessment/two-level/sum-of-tables.js';

const table = (value: number): Float64Array => NODES.map((_, rank) => value * rank);

describe('the sum of tables', () => {
  const [one, two, three] = [table(1), table(2), table(4)];

  it('is their sum, and leaves them as they are', () => {
    expect(sumOf([one, two, three])).toEqual(table(7));
    expect([one, two, three]).toEqual([table(1), table(2), table(4)]);
  });

  it('of one is that one, of none says nothing', () => {
    expect(sumOf([one])).toBe(one);
    expect(sumOf([]).every((value) => value === 0)).toBe(true);
  });

  it('is the same object when asked again, and another for others that only look the same', () => {
    expect(sumOf([one, two])).toBe(sumOf([one, two]));
    expect(sumOf([table(1), two])).not.toBe(sumOf([one, two]));
    expect(sumOf([table(1), two])).toEqual(sumOf([one, two]));
  });

  it('is worked out again once many others came', () => {
    const before = sumOf([one, three]);
    for (let k = 0; k < 1_000; k += 1) sumOf([table(k), one]);
    expect(sumOf([one, three])).not.toBe(before);
    expect(sumOf([one, three])).toEqual(before);
  });
});
