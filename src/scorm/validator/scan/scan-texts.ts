import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';
import { CONSTRUCTS, type Construct } from './constructs.js';
import { withoutLineComments, withoutPageComments } from './without-comments.js';

/** Bytes; larger ones are data that somebody wrapped in a script. */
const LARGEST = 8 * 1024 ** 2;

const KINDS: readonly (readonly [RegExp, Construct['where'][number]])[] = [
  [/\.(?:x?html?|svg)$/i, 'page'],
  [/\.[cm]?js$/i, 'script'],
  [/\.css$/i, 'style'],
];

/** A text file of a package that a browser reads. */
export interface ScannedText {
  readonly file: string;
  readonly kind: Construct['where'][number];
  /** Without most comments; its lines are those of the file. */
  readonly text: string;
}

/** The pages, scripts and style sheets, one at a time. */
export function* textsOf(archive: Archive): Generator<ScannedText> {
  for (const file of archive.names) {
    const kind = KINDS.find(([pattern]) => pattern.test(file))?.[1];
    if (kind === undefined || archive.sizeOf(file) > LARGEST) continue;
    const bytes = archive.bytesOf(file);
    if (bytes === undefined) continue;
    const text = new TextDecoder().decode(bytes);
    const clear = kind === 'page' ? withoutPageComments(text) : text;
    yield { file, kind, text: withoutLineComments(clear) };
  }
}

const lineAt = (text: string, index: number): number => text.slice(0, index).split('\n').length;

/** What of it is in a text: each rule once, where it first holds. */
export function constructsIn({ file, kind, text }: ScannedText): Finding[] {
  const findings = new Map<string, Finding>();
  for (const { rule, where, pattern, message } of CONSTRUCTS) {
    if (!where.includes(kind) || findings.has(rule)) continue;
    const found = pattern.exec(text);
    if (found !== null) findings.set(rule, warning(rule, { file, line: lineAt(text, found.index) }, message));
  }
  return [...findings.values()];
}
