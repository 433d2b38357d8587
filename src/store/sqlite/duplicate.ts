/**
 * The fields of the unique key that a failed write met, joined by `, `; undefined for any other failure.
 * SQLite names them in its message alone: `UNIQUE constraint failed: c_people.f_name, c_people.f_town`.
 */
export function duplicateFields(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(error.message)?.[1];
  return columns?.replaceAll(/c_\w+\.(f_)?/g, '');
}
