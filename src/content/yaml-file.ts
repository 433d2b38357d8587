import { readFile } from 'node:fs/promises';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ContentError, type ContentProblem } from './content-error.js';

/** A YAML file that passed its schema, and where in it each field stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  problem(path: readonly PropertyKey[], message: string): ContentProblem;
}

/** The line of a field or, where it is missing, of what should hold it. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

/** @throws ContentError naming file, line and field of all that is wrong in it. */
export async function readYamlFile<T>(file: string, schema: z.ZodType<T>): Promise<YamlFile<T>> {
  const lines = new LineCounter();
  const document = parseDocument(await readFile(file, 'utf8'), { lineCounter: lines });
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) {
    const { line } = lines.linePos(syntaxError.pos[0]);
    throw new ContentError([{ file, line, message: syntaxError.message.split('\n')[0] ?? 'not YAML' }]);
  }
  const problem = (path: readonly PropertyKey[], message: string): ContentProblem => ({
    file,
    line: lineOf(document, lines, path),
    ...(path.length === 0 ? {} : { field: path.join('.') }),
    message,
  });
  const parsed = schema.safeParse(document.toJS());
  if (!parsed.success) {
    throw new ContentError(parsed.error.issues.map((issue) => problem(issue.path, issue.message)));
  }
  return { file, value: parsed.data, problem };
}
