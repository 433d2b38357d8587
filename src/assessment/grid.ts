/**
 * The abilities at which curves and posteriors are tabulated: −6 to 6 logits, every 0.1. The rectangle rule on it
 * gives a posterior's mean and deviation to within 1e-6 as soon as the deviation exceeds 0.1.
 */
export const STEP = 0.1;

const HIGHEST = 60;

/** The nodes, in logits, lowest first. */
export const NODES: Float64Array = Float64Array.from(
  { length: 2 * HIGHEST + 1 },
  (_, k) => (k - HIGHEST) / 10,
);

/** One value for each node. */
export function tabulate(value: (ability: number) => number): Float64Array {
  return NODES.map((ability) => value(ability));
}

/** Adds `factor` times a table to another one, in place. */
export function addTo(target: Float64Array, table: Float64Array, factor = 1): void {
  for (let k = 0; k < target.length; k += 1) {
    target[k] = (target[k] ?? 0) + factor * (table[k] ?? 0);
  }
}

/** The sum over the nodes from rank `from` to before rank `to`; over all of them without. */
export function sumOfProducts(left: Float64Array, right: Float64Array, from = 0, to = left.length): number {
  let sum = 0;
  for (let k = from; k < to; k += 1) sum += (left[k] ?? 0) * (right[k] ?? 0);
  return sum;
}
