/** Simpson's rule, as an independent check: 2,000 panels by default. */
export function integrate(f: (x: number) => number, from: number, to: number, panels = 2000): number {
  const width = (to - from) / panels;
  let sum = f(from) + f(to);
  for (let i = 1; i < panels; i += 1) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * width);
  return (sum * width) / 3;
}

export const normalDensity = (x: number, mean = 0, sd = 1): number =>
  Math.exp(-((x - mean) ** 2) / (2 * sd * sd)) / (sd * Math.sqrt(2 * Math.PI));

/** Mean and standard deviation of a density known up to a constant. */
export function moments(
  density: (x: number) => number,
  from = -12,
  to = 12,
  panels = 2000,
): { mean: number; sd: number } {
  const mass = integrate(density, from, to, panels);
  const mean = integrate((x) => x * density(x), from, to, panels) / mass;
  const variance = integrate((x) => (x - mean) ** 2 * density(x), from, to, panels) / mass;
  return { mean, sd: Math.sqrt(variance) };
}
