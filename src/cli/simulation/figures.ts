import type { Figure } from '../../simulation/statistics.js';

/** Not a number has no place in JSON. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Figures by name, each followed by its Monte-Carlo error: `{rmse, rmseSe}`. */
export function flat(figures: Readonly<Record<string, Figure>>): Record<string, number | null> {
  return Object.fromEntries(
    Object.entries(figures).flatMap(([name, { value, se }]) => [
      [name, finite(value)],
      [`${name}Se`, finite(se)],
    ]),
  );
}

/** For people: a figure and its Monte-Carlo error. */
export const shown = ({ value, se }: Figure, digits = 3): string =>
  Number.isFinite(value) ? `${value.toFixed(digits)} ± ${se.toFixed(digits)}` : 'none';
