import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';
import type { Construct } from './constructs.js';

const MIB = 1024 ** 2;
/** Bytes; larger ones are data that somebody wrapped in a script. */
const LARGEST = 8 * MIB;
/** Bytes of all texts that are scanned; courses of many megabytes have most of them in pictures and films. */
const MOST_TEXT = 64 * MIB;

const KINDS: readonly (readonly [RegExp, Construct['where'][number]])[] = [
  [/\.(?:x?html?|svg)$/i, 'page'],
  [/\.[cm]?js$/i, 'script'],
  [/\.css$/i, 'style'],
];

/** A file that a browser reads as text. */
export interface TextFile {
  readonly file: string;
  readonly kind: Construct['where'][number];
}

/**
 * The pages, scripts and style sheets to look into, in the order of the archive, and how many are left out because the
 * others are much work already.
 * @param most bytes of all of them
 */
export function textFiles(archive: Archive, most = MOST_TEXT): { files: readonly TextFile[]; left: number } {
  const files: TextFile[] = [];
  let left = 0;
  let sum = 0;
  for (const file of archive.names) {
    const kind = KINDS.find(([pattern]) => pattern.test(file))?.[1];
    const size = archive.sizeOf(file);
    if (kind === undefined || size > LARGEST) continue;
    if (sum + size > most) {
      left += 1;
      continue;
    }
    sum += size;
    files.push({ file, kind });
  }
  return { files, left };
}

/** @param left how many texts were not scanned */
export function leftUnscanned(left: number): Finding[] {
  if (left === 0) return [];
  const message = `The package has more than ${MOST_TEXT / MIB} MiB of pages, scripts and style sheets: ${left} of them were not scanned. Split the package, or look through them yourself.`;
  return [warning('not-examined', { file: '' }, message)];
}
