import { readFile } from 'node:fs/promises';
import { CORE_SCHEMA, load, YAMLException } from 'js-yaml';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { ContentError, type ContentProblem } from './content-error.js';

/** A YAML file that passed its schema, and where in it each field stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  readonly problem: (path: readonly PropertyKey[], message: string) => ContentProblem;
}

/** Where a field's name stands or, in a list, where the element begins. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number | undefined {
  const parent: unknown = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (isMap(parent)) {
    const name = parent.items.map(({ key }) => key).find((key) => isScalar(key) && key.value === path.at(-1));
    return isNode(name) ? name.range?.[0] : undefined;
  }
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

/** The line of a field or, where it is missing, of what should hold it. */
function lineOf({ document, lines }: Located, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** What may begin an anchor. Aliases can make a short file endless: those are left to the parser that counts them. */
const ANCHOR = /(^|[\s:,[{-])&\S/;

/**
 * What the file says, by a parser that keeps no places and takes a tenth of the time: all content is read at each start.
 * Undefined where it has a fault, or anchors.
 */
function quickly(text: string): { readonly value: unknown } | undefined {
  if (ANCHOR.test(text)) return undefined;
  try {
    return { value: load(text, { schema: CORE_SCHEMA }) };
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
}

interface Located {
  readonly document: Document;
  readonly lines: LineCounter;
}

/** The file with the place of each thing that it says. */
function located(text: string): Located {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines }), lines };
}

/** What the file says, with its anchors followed. @throws ContentError */
function valueOf({ document, lines }: Located, file: string): unknown {
  const [syntaxError] = document.errors;
  if (syntaxError !== undefined) {
    const { line } = lines.linePos(syntaxError.pos[0]);
    throw new ContentError([{ file, line, message: syntaxError.message.split('\n')[0] ?? 'not YAML' }]);
  }
  try {
    return document.toJS();
  } catch (error) {
    // An alias without its anchor, or so many that the file would never end.
    if (!(error instanceof ReferenceError)) throw error;
    throw new ContentError([{ file, line: 1, message: error.message }]);
  }
}

/** @throws ContentError where there is no such file. */
async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    throw new ContentError([{ file, message: 'there is no such file' }]);
  }
}

/** @throws ContentError naming file, line and field of all that is wrong in it. */
export async function readYamlFile<T>(file: string, schema: z.ZodType<T>): Promise<YamlFile<T>> {
  const text = await textOf(file);
  let places: Located | undefined;
  const placesIn = (): Located => (places ??= located(text));
  const problem = (path: readonly PropertyKey[], message: string): ContentProblem => ({
    file,
    line: lineOf(placesIn(), path),
    ...(path.length === 0 ? {} : { field: path.join('.') }),
    message,
  });
  const quick = quickly(text);
  const parsed = schema.safeParse(quick === undefined ? valueOf(placesIn(), file) : quick.value);
  if (!parsed.success) {
    throw new ContentError(
      parsed.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys'
          ? issue.keys.map((key) => problem([...issue.path, key], `there is no field ${key}`))
          : [problem(issue.path, issue.message)],
      ),
    );
  }
  return { file, value: parsed.data, problem };
}
