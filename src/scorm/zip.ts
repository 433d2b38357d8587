import { zipOf as zipInOrder } from '../content/exchange/deterministic-zip.js';
import { checkNames } from './portable-name.js';

/** Files by their name inside the package. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Files by their name, in the order of their names. */
export function inOrder<T>(files: ReadonlyMap<string, T>): [name: string, T][] {
  return [...files].sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * The same bytes for the same files, whatever the order in which they come and the hour.
 * @throws RangeError for a name that is not portable
 */
export function zipOf(files: Files): Uint8Array {
  checkNames(files.keys());
  return zipInOrder(inOrder(files).map(([name, bytes]) => ({ name, bytes })));
}
