import { table } from '../table.js';

/** The address of a store without the password and the options that it may carry. */
export function describeStore(url: string): string {
  if (url.startsWith('sqlite:')) return url;
  return url.replace(/\/\/[^/]*@/, '//').replace(/\?.*$/s, '');
}

/** How many documents of each collection, and of all. */
export function countsTable(counts: ReadonlyMap<string, number>): string {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const rows = [...counts].map(([name, count]) => [name, String(count)]);
  return table(['Collection', 'Documents'], [...rows, ['all', String(total)]]);
}
