/**
 * How many single changes lead from one text to the other: a character inserted, left out, replaced, or swapped
 * with its neighbour (optimal string alignment; Damerau 1964). Counted in code points; symmetric.
 *
 * Takes time in proportion to the product of the lengths: bound them first.
 */
export function editDistance(from: string, to: string): number {
  const source = Array.from(from);
  const target = Array.from(to);
  let beforeLast: number[] = [];
  let last = Array.from({ length: target.length + 1 }, (_, column) => column);
  for (const [row, character] of source.entries()) {
    const current = [row + 1];
    for (const [column, other] of target.entries()) {
      const replaced = (last[column] ?? 0) + (character === other ? 0 : 1);
      const inserted = (current[column] ?? 0) + 1;
      const leftOut = (last[column + 1] ?? 0) + 1;
      const swaps = row > 0 && column > 0 && character === target[column - 1] && source[row - 1] === other;
      const swapped = swaps ? (beforeLast[column - 1] ?? 0) + 1 : Infinity;
      current.push(Math.min(replaced, inserted, leftOut, swapped));
    }
    beforeLast = last;
    last = current;
  }
  return last[target.length] ?? 0;
}
