import { seededRandom } from '../../../src/assessment/random.js';
import { simulatedBank, type SimulatedBank, type SimulatedItem } from '../../../src/simulation/bank-file.js';
import { DESIGNS, type Design } from '../../../src/simulation/design.js';
import { normal } from '../../../src/simulation/learners.js';

/** Items of two parameters, a ~ N(1.2, 0.25) and b ~ N(0, 1), over five domains. */
export function writtenBank(count: number, seed = 'bank'): SimulatedItem[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, n) => ({
    id: `i${n}`,
    domain: `d${n % 5}`,
    competence: `d${n % 5}.c${n % 10}`,
    a: Math.max(0.3, 1.2 + 0.25 * normal(random)),
    b: normal(random),
    c: 0,
    d: 1,
  }));
}

/** One competence of five tubes; each of levels 1 to 7 is there with a chance of 0.7. */
export function tubeBank(slope: number, guess: number, seed = 'tubes'): SimulatedBank {
  const random = seededRandom(seed);
  return simulatedBank(
    [0, 1, 2, 3, 4].flatMap((tube) =>
      [1, 2, 3, 4, 5, 6, 7]
        .filter(() => random() < 0.7)
        .map((level) => ({
          id: `t${tube}l${level}`,
          domain: 'd',
          competence: 'd.c',
          tube: `t${tube}`,
          level,
          a: slope / 0.75,
          b: (level - 4) * 0.75,
          c: guess,
          d: 1,
        })),
    ),
  );
}

export function design(name: string): Design {
  const found = DESIGNS.get(name);
  if (found === undefined) throw new Error(`no design ${name}`);
  return found;
}
