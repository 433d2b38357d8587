import fc from 'fast-check';
import { competenceToAsk } from '../../../src/assessment/selection/content-balance.js';
import { seededRandom } from '../../../src/assessment/random.js';

/** Asks `questions` times with every competence open, and hands each tally to `check`. */
function askAll(
  sizes: readonly number[],
  questions: number,
  seed: string,
  check: (total: number, asked: ReadonlyMap<string, number>) => void,
): void {
  const open = sizes.flatMap((size, d) =>
    Array.from({ length: size }, (_, c) => ({ id: `d${d}.c${c}`, domain: `d${d}` })),
  );
  const domains = new Map(
    sizes.map((_, d) => [
      `d${d}`,
      new Set(open.filter(({ domain }) => domain === `d${d}`).map(({ id }) => id)),
    ]),
  );
  const asked = new Map<string, number>();
  for (let total = 1; total <= questions; total += 1) {
    const chosen = competenceToAsk(open, { domains, asked }, seededRandom(`${seed}/${total}`));
    if (chosen === undefined) throw new Error('nothing chosen');
    asked.set(chosen.id, (asked.get(chosen.id) ?? 0) + 1);
    check(total, asked);
  }
}

describe('the balance over domains and competences', () => {
  it('keeps every domain within one question of its share, at every length', () => {
    const anySizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anySizes, fc.string(), (sizes, seed) => {
        const planned = sizes.reduce((sum, size) => sum + size, 0);
        askAll(sizes, 60, seed, (total, asked) => {
          for (const [d, size] of sizes.entries()) {
            const had = Array.from({ length: size }, (_, c) => asked.get(`d${d}.c${c}`) ?? 0);
            const inDomain = had.reduce((sum, count) => sum + count, 0);
            expect(Math.abs(inDomain - (total * size) / planned)).toBeLessThanOrEqual(1);
            expect(Math.max(...had) - Math.min(...had)).toBeLessThanOrEqual(1);
          }
        });
      }),
    );
  });

  it('draws between ties', () => {
    const first = new Set(
      Array.from({ length: 60 }, (_, i) => {
        let chosen = '';
        askAll([2, 2, 2], 1, `seed ${i}`, (_total, asked) => {
          chosen = [...asked.keys()].join('');
        });
        return chosen;
      }),
    );
    expect(first.size).toBe(6);
  });

  it('gives the share of a competence without items to the others', () => {
    const domains = new Map([['d', new Set(['d.empty', 'd.full'])]]);
    const open = [{ id: 'd.full', domain: 'd' }];
    expect(competenceToAsk(open, { domains, asked: new Map([['d.full', 7]]) }, seededRandom('s'))?.id).toBe(
      'd.full',
    );
  });

  it('asks the domain least beyond its share when those below theirs have nothing left', () => {
    const domains = new Map(['d', 'e', 'f'].map((id) => [id, new Set([`${id}.c`])]));
    const open = ['e', 'f'].map((domain) => ({ id: `${domain}.c`, domain }));
    const asked = new Map([
      ['e.c', 3],
      ['f.c', 2],
    ]);
    expect(competenceToAsk(open, { domains, asked }, seededRandom('s'))?.id).toBe('f.c');
  });

  it('chooses nothing when nothing is open', () => {
    expect(competenceToAsk([], { domains: new Map(), asked: new Map() }, seededRandom('s'))).toBeUndefined();
  });
});
