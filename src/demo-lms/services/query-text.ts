/** A query parameter sent once; undefined when it is absent or repeated. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
