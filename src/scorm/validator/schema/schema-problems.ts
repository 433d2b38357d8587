import { validateXML, type XMLValidationResult } from 'xmllint-wasm';
import { PREFIXES } from '../manifest/namespaces.js';
import type { SchemaSet } from './schema-set.js';

/** Something that a schema refuses. */
export interface SchemaProblem {
  /** Counted from 1; 0 where the validator names none. */
  readonly line: number;
  /** `malformed`: no XML. `unknown-extension`: of a namespace that we have no schema of. */
  readonly kind: 'invalid' | 'malformed' | 'unknown-extension';
  readonly message: string;
}

/** The validator could not work: the XML needs more memory than it gets, or our own schemas are broken. */
export class SchemaCheckFailure extends Error {}

const FILE = 'checked.xml';
const PAGES_OF_MIB = 16;

const readable = (message: string): string =>
  message
    .replace(/##other(?:\{[^}]*\}\*)?/g, 'an extension')
    .replace(/\{([^}]*)\}/g, (_all, namespace: string) => PREFIXES.get(namespace) ?? `{${namespace}}`)
    .replace(/^element [^:]+: (?:Schemas validity error|parser error) : /, '')
    .replace(/^(?:Schemas validity|parser) error : /, '')
    .replace(/\[facet '[^']*'\] /, '')
    .trim();

const unknownNamespace = (message: string, known: ReadonlySet<string>): string | undefined => {
  if (!/No matching global (?:element|attribute) declaration|is not allowed/.test(message)) return undefined;
  const named = [...message.matchAll(/\{([^}]*)\}/g)].map(([, namespace]) => namespace);
  const last = named.at(/attribute/.test(message) ? -1 : 0);
  return last === undefined || known.has(last) ? undefined : last;
};

function problemOf(message: string, line: number, known: ReadonlySet<string>): SchemaProblem {
  if (message.includes('parser error')) return { line, kind: 'malformed', message: readable(message) };
  const stranger = unknownNamespace(message, known);
  return stranger === undefined
    ? { line, kind: 'invalid', message: readable(message) }
    : { line, kind: 'unknown-extension', message: stranger };
}

/** The validator says of a wrong value first what it breaks, then that it is no value of its type. */
const repeats = (message: string) => /is not a valid value of the (?:atomic|list|union|local) /.test(message);

/**
 * What the schemas refuse in a document, in its order. No schema but ours is read, and nothing from a network.
 * @throws SchemaCheckFailure
 */
export async function schemaProblems(xml: string, set: SchemaSet): Promise<SchemaProblem[]> {
  let result: XMLValidationResult;
  try {
    result = await validateXML({
      xml: [{ fileName: FILE, contents: xml }],
      schema: [set.entry],
      preload: set.files,
      maxMemoryPages: 256 * PAGES_OF_MIB,
    });
  } catch (cause) {
    throw new SchemaCheckFailure('the schemas could not be applied', { cause });
  }
  const problems: SchemaProblem[] = [];
  for (const { message, loc } of result.errors) {
    const line = loc?.lineNumber ?? 0;
    // What has no place is the line of the source and the sign below it, which follow a parser’s error.
    if (loc === null || loc.fileName !== FILE) continue;
    if (repeats(message) && problems.at(-1)?.line === line) continue;
    problems.push(problemOf(message, line, set.namespaces));
  }
  return problems;
}
