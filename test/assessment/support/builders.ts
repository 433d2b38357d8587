import fc from 'fast-check';
import type { ItemResponse } from '../../../src/assessment/ability.js';
import type { BankItem } from '../../../src/assessment/bank.js';
import type { Plan } from '../../../src/assessment/plan.js';
import type { ItemParameters } from '../../../src/assessment/response-model.js';

export const rasch = (b: number): ItemParameters => ({ a: 1, b, c: 0, d: 1 });

export function bankItem(id: string, competence: string, parameters = rasch(0)): BankItem {
  return { id, domain: competence.replace(/\..*/, ''), competence, parameters };
}

/** `count` items for each competence, difficulties spread evenly from −2 to 2. */
export function evenItems(competences: readonly string[], count: number): BankItem[] {
  return competences.flatMap((competence) =>
    Array.from({ length: count }, (_, i) =>
      bankItem(`${competence}-${i}`, competence, rasch(count === 1 ? 0 : -2 + (4 * i) / (count - 1))),
    ),
  );
}

export function planOf(competences: readonly string[], max: number, more: Partial<Plan> = {}): Plan {
  return { competences, min: 1, max, mode: 'exam', ...more };
}

export const right = (item: string): ItemResponse => ({ item, credit: 1 });
export const wrong = (item: string): ItemResponse => ({ item, credit: 0 });

/** Everything that the response model takes, its edges included. */
export const anyParameters: fc.Arbitrary<ItemParameters> = fc
  .record({
    a: fc.double({ min: 0.01, max: 4, noNaN: true }),
    b: fc.double({ min: -6, max: 6, noNaN: true }),
    c: fc.double({ min: 0, max: 0.59, noNaN: true }),
    top: fc.double({ min: 0.01, max: 1, noNaN: true }),
    bSd: fc.double({ min: 0, max: 3, noNaN: true }),
  })
  .map(({ a, b, c, top, bSd }) => ({ a, b, c, d: c + top * (1 - c), bSd }))
  .filter(({ c, d }) => d > c && d <= 1);
