import fc from 'fast-check';
import { optionOrder } from '../../src/assessment/option-order.js';
import { drawIndex, drawWeighted, seededRandom, shuffled, xoshiro128 } from '../../src/assessment/random.js';

describe('xoshiro128**', () => {
  it('gives the values of the reference implementation', () => {
    // Made with the authors' C program from these four words of state.
    const next = xoshiro128([0x964d4a0c, 0xd40ab895, 0xad7fdecb, 0x3006f0f0]);
    expect([next(), next(), next(), next()]).toEqual([0xf1391922, 0x6fe53806, 0xa5be2840, 0xf510ee70]);
  });

  it('agrees with the algorithm written in whole 64-bit numbers', () => {
    const mask = 0xffffffffn;
    const rotate = (x: bigint, bits: bigint): bigint => ((x << bits) | (x >> (32n - bits))) & mask;
    let [s0, s1, s2, s3] = [1n, 2n, 3n, 4n];
    const next = xoshiro128([1, 2, 3, 4]);
    for (let i = 0; i < 1000; i += 1) {
      expect(BigInt(next())).toBe((rotate((s1 * 5n) & mask, 7n) * 9n) & mask);
      const t = (s1 << 9n) & mask;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= t;
      s3 = rotate(s3, 11n);
    }
  });
});

describe('a seeded generator', () => {
  it('repeats itself for a seed and differs between seeds', () => {
    const draws = (seed: string) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draws('a')).toEqual(draws('a'));
    expect(draws('a')).not.toEqual(draws('b'));
    expect(draws('')).not.toEqual(draws('\0'));
  });

  it('spreads its draws, and the first draws of neighbouring seeds, evenly', () => {
    const chiSquare = (draws: readonly number[]): number => {
      const cells = new Array<number>(10).fill(0);
      for (const draw of draws) cells[Math.floor(draw * 10)] = (cells[Math.floor(draw * 10)] ?? 0) + 1;
      return cells.reduce((sum, count) => sum + (count - draws.length / 10) ** 2 / (draws.length / 10), 0);
    };
    // 9 degrees of freedom: 27.9 is passed once in a thousand seeds.
    expect(chiSquare(Array.from({ length: 20_000 }, seededRandom('even')))).toBeLessThan(27.9);
    expect(chiSquare(Array.from({ length: 20_000 }, (_, i) => seededRandom(`s/${i}`)()))).toBeLessThan(27.9);
  });

  it('draws indexes within bounds, all of them', () => {
    const random = seededRandom('indexes');
    expect(new Set(Array.from({ length: 200 }, () => drawIndex(5, random)))).toEqual(
      new Set([0, 1, 2, 3, 4]),
    );
  });

  it('draws in proportion to weights', () => {
    const random = seededRandom('weights');
    const drawn = Array.from({ length: 9000 }, () => drawWeighted([1, 0, 2], random));
    expect(drawn).not.toContain(1);
    expect(drawn.filter((rank) => rank === 2).length / 9000).toBeCloseTo(2 / 3, 1);
  });
});

describe('a shuffle', () => {
  it('keeps every element and leaves the list given alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.string(), (list, seed) => {
        const before = [...list];
        const after = shuffled(list, seededRandom(seed));
        expect(list).toEqual(before);
        expect(after.toSorted()).toEqual(before.toSorted());
      }),
    );
  });

  it('reaches all orders about equally often', () => {
    const counts = new Map<string, number>();
    for (let i = 0; i < 6000; i += 1) {
      const order = shuffled(['a', 'b', 'c'], seededRandom(`order ${i}`)).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('the order of options', () => {
  const item = { id: 'i', options: ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id })) };

  it('is the same whenever the page is shown again', () => {
    expect(optionOrder(item, 'sitting')).toEqual(optionOrder(item, 'sitting'));
  });

  it('holds each option once', () => {
    expect(optionOrder(item, 'sitting').toSorted()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('differs between sittings and between items', () => {
    const orders = (of: readonly string[]): number => new Set(of).size;
    const seeds = Array.from({ length: 50 }, (_, i) => `seed ${i}`);
    expect(orders(seeds.map((seed) => optionOrder(item, seed).join('')))).toBeGreaterThan(30);
    expect(orders(seeds.map((id) => optionOrder({ ...item, id }, 's').join('')))).toBeGreaterThan(30);
  });

  it('is the order written where it has a meaning', () => {
    expect(optionOrder({ ...item, shuffle: false }, 'any')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
