import type { Archive } from '../archive/read-archive.js';
import { warning, type Finding } from '../report.js';
import { lineAt } from '../line-at.js';
import { CONSTRUCTS } from './constructs.js';
import { textFiles, type TextFile } from './text-files.js';
import { withoutLineComments, withoutPageComments } from './without-comments.js';

/** A text file of a package that a browser reads. */
export interface ScannedText extends TextFile {
  /** Without most comments; its lines are those of the file. */
  readonly text: string;
}

/** The pages, scripts and style sheets, one at a time. */
export function* textsOf(archive: Archive, files = textFiles(archive).files): Generator<ScannedText> {
  for (const { file, kind } of files) {
    const bytes = archive.bytesOf(file);
    if (bytes === undefined) continue;
    const text = new TextDecoder().decode(bytes);
    const clear = kind === 'page' ? withoutPageComments(text) : text;
    yield { file, kind, text: withoutLineComments(clear) };
  }
}

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
