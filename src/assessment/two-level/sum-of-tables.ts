import { addTo, NODES } from '../grid.js';
import { keepNewest } from '../keep-newest.js';

/** Some 20 kB each at most, with all that is worked out of them. */
const KEPT = 500;
const sums = new Map<string, Float64Array>();

/** Tables by number, to name a sum by what it is made of. */
const numbers = new WeakMap<Float64Array, number>();
let last = 0;

const SILENCE = new Float64Array(NODES.length);

/**
 * The sum of tables: of one, the table itself; of several, the very same one when asked again soon. From one question
 * to the next a learner's answers change in one competence, so that what follows from the others' is known already.
 *
 * @param tables in an order that is the same for the same answers: sums of other orders differ in their last digits
 */
export function sumOf(tables: readonly Float64Array[]): Float64Array {
  const [first = SILENCE, ...others] = tables;
  if (others.length === 0) return first;
  const name = tables.map(numberOf).join();
  const sum = sums.get(name) ?? added(first, others);
  keepNewest(sums, name, sum, KEPT);
  return sum;
}

function added(first: Float64Array, others: readonly Float64Array[]): Float64Array {
  const sum = first.slice();
  for (const table of others) addTo(sum, table);
  return sum;
}

function numberOf(table: Float64Array): number {
  const number = numbers.get(table) ?? (last += 1);
  numbers.set(table, number);
  return number;
}
