/** Draws from [0, 1), a multiple of 2⁻³² each. */
export type Random = () => number;

export type RandomState = readonly [number, number, number, number];

const rotate = (x: number, bits: number): number => (x << bits) | (x >>> (32 - bits));

/**
 * xoshiro128** 1.1 (Blackman & Vigna 2018, public domain): four 32-bit words of state, not all zero. Good and
 * small; never to be used for secrets.
 */
export function xoshiro128(state: RandomState): () => number {
  let [s0, s1, s2, s3] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const t = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = rotate(s3, 11);
    return result;
  };
}

/** The same seed gives the same draws, on every machine and in every browser. */
export function seededRandom(seed: string): Random {
  const next = xoshiro128([hash(seed, 1), hash(seed, 2), hash(seed, 3), hash(seed, 4) | 1]);
  return () => next() / 2 ** 32;
}

/** A whole number from 0 to `count` − 1. */
export function drawIndex(count: number, random: Random): number {
  return Math.floor(random() * count);
}

/** The rank of one of these weights, each as likely as its share of the sum. At least one must be above 0. */
export function drawWeighted(weights: readonly number[], random: Random): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const rank = weights.findIndex((weight) => (left -= weight) < 0);
  return rank < 0 ? weights.length - 1 : rank;
}

/** The items in an order drawn at random: each gets a key, and keys are sorted. The list given stays as it is. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = items.map((item) => ({ item, key: random() }));
  return order.sort((one, other) => one.key - other.key).map(({ item }) => item);
}

/** FNV-1a over the UTF-16 units, then the finaliser of MurmurHash3 (both public domain). */
function hash(text: string, lane: number): number {
  let h = 0x811c9dc5 ^ Math.imul(lane, 0x9e3779b9);
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
