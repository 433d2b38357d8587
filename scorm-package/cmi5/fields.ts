/** What JSON brought, as an object; empty where it is none. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && !Array.isArray(value) ? { ...value } : {};
}

/** @returns the text, empty where it is none */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
