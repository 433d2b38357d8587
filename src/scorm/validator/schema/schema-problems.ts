import { shortened } from '../finding-list.js';
import { PREFIXES } from '../manifest/namespaces.js';
import { runXmllint } from './run-xmllint.js';
import type { SchemaSet } from './schema-set.js';

/** Something that a schema refuses. */
export interface SchemaProblem {
  /** Which of the documents, counted from 0. */
  readonly document: number;
  /** Counted from 1; 0 where the validator names none. */
  readonly line: number;
  /** `malformed`: no XML. `unknown-extension`: of a namespace that we have no schema of. */
  readonly kind: 'invalid' | 'malformed' | 'unknown-extension';
  readonly message: string;
}

const readable = (message: string): string =>
  message
    .replace(/##other(?:\{[^{}]*\}\*)?/g, 'an extension')
    .replace(/\{([^{}]*)\}/g, (_all, namespace: string) => PREFIXES.get(namespace) ?? `{${namespace}}`)
    .replace(/^element [^:]+: (?:Schemas validity error|parser error) : /, '')
    .replace(/^(?:Schemas validity|parser) error : /, '')
    .replace(/\[facet '[^']{0,40}'\] /, '')
    .trim();

const unknownNamespace = (message: string, known: ReadonlySet<string>): string | undefined => {
  if (!/No matching global (?:element|attribute) declaration|is not allowed/.test(message)) return undefined;
  const named = [...message.matchAll(/\{([^{}]*)\}/g)].map(([, namespace]) => namespace);
  const last = named.at(/attribute/.test(message) ? -1 : 0);
  return last === undefined || known.has(last) ? undefined : last;
};

function problemOf(message: string, known: ReadonlySet<string>): Pick<SchemaProblem, 'kind' | 'message'> {
  if (message.includes('parser error')) return { kind: 'malformed', message: readable(message) };
  const stranger = unknownNamespace(message, known);
  return stranger === undefined
    ? { kind: 'invalid', message: readable(message) }
    : { kind: 'unknown-extension', message: stranger };
}

/** The validator says of a wrong value first what it breaks, then that it is no value of its type. */
const repeats = (message: string) => /is not a valid value of the (?:atomic|list|union|local) /.test(message);

/** What has no place is the line of the source and the sign below it, which follow a parser’s error. */
const PLACED = /^document-(\d+)\.xml:(\d+): (.*)$/s;

/**
 * What the schemas refuse in documents, in their order; `whole` is false where it was so much that they were applied no
 * further. No schema but ours is read, and nothing from a network.
 * @throws LintFailure
 */
export async function schemaProblems(
  documents: readonly string[],
  set: SchemaSet,
): Promise<{ problems: SchemaProblem[]; whole: boolean }> {
  const { lines, whole } = await runXmllint({
    schema: set.entry,
    imported: set.files,
    documents: documents.map((contents, at) => ({ fileName: `document-${at}.xml`, contents })),
  });
  const problems: SchemaProblem[] = [];
  for (const said of lines) {
    const [, at, lineNumber, words = ''] = PLACED.exec(said) ?? [];
    if (at === undefined) continue;
    const [document, line] = [Number(at), Number(lineNumber)];
    const message = shortened(words.trim());
    const last = problems.at(-1);
    if (repeats(message) && last?.line === line && last.document === document) continue;
    problems.push({ document, line, ...problemOf(message, set.namespaces) });
  }
  return { problems, whole };
}
