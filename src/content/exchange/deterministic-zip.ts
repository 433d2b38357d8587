import { zipSync, type Zippable } from 'fflate';

export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The first moment that the format knows. It holds local times, so that only a local one is the same everywhere. */
const MOMENT = new Date(1980, 0, 1);

/**
 * Files as an archive, in their order; the same files always make the same bytes.
 * @throws RangeError where two have the same name
 */
export function zipOf(files: readonly ZipFile[]): Uint8Array {
  const entries: [string, Zippable[string]][] = files.map(({ name, bytes }) => [name, [bytes, {}]]);
  const archive = Object.fromEntries(entries);
  if (Object.keys(archive).length < files.length) throw new RangeError('two files have the same name');
  return zipSync(archive, { level: 9, mtime: MOMENT });
}
