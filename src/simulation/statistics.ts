/** A figure beside its Monte-Carlo standard error. */
export interface Figure {
  readonly value: number;
  readonly se: number;
}

export function meanOf(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return Math.sqrt(
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1),
  );
}

/** The mean, and its error s/√n. */
export function meanFigure(values: readonly number[]): Figure {
  return { value: meanOf(values), se: deviationOf(values) / Math.sqrt(values.length) };
}

/** The root mean square, and its error by the delta method. */
export function rootMeanSquare(errors: readonly number[]): Figure {
  const square = meanFigure(errors.map((error) => error * error));
  const value = Math.sqrt(square.value);
  return { value, se: value === 0 ? 0 : square.se / (2 * value) };
}

/** A share, and its binomial error. */
export function shareFigure(values: readonly boolean[]): Figure {
  const value = meanOf(values.map(Number));
  return { value, se: Math.sqrt((value * (1 - value)) / values.length) };
}

/**
 * The value that a share of the others stay below, and half the distance between those one binomial deviation
 * away on either side.
 */
export function quantileFigure(values: readonly number[], share: number): Figure {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (rank: number): number =>
    sorted[Math.max(0, Math.min(sorted.length - 1, Math.ceil(rank * sorted.length) - 1))] ?? NaN;
  const step = Math.sqrt((share * (1 - share)) / sorted.length);
  return { value: at(share), se: (at(share + step) - at(share - step)) / 2 };
}
