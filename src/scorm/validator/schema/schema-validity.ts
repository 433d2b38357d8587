import { MANIFEST, type CheckedPackage, type Rule } from '../checked-package.js';
import { NS } from '../manifest/namespaces.js';
import type { Edition } from '../manifest/standard-of.js';
import { error, warning, type Finding } from '../report.js';
import { hintFor } from './schema-hints.js';
import { LintFailure } from './run-xmllint.js';
import { schemaProblems, type SchemaProblem } from './schema-problems.js';
import { loadSchemaSet, type SchemaSet } from './schema-set.js';

const sets = new Map<Edition, Promise<SchemaSet>>();

/** Read from the disk once. */
function schemaSet(edition: Edition): Promise<SchemaSet> {
  const set = sets.get(edition) ?? loadSchemaSet(edition);
  sets.set(edition, set);
  return set;
}

interface Document {
  readonly file: string;
  readonly xml: string;
}

function findingOf({ kind, line, message }: SchemaProblem, file: string): Finding {
  const place = line > 0 ? { file, line } : { file };
  if (kind === 'malformed')
    return error('xml-not-well-formed', place, `This is not well-formed XML: ${message}.`);
  if (kind === 'invalid') return error('schema-invalid', place, `${message} ${hintFor(message)}`);
  const words = `Elements or attributes of ${message} are an extension that we have no schema of: they were not checked.`;
  return warning('extension-unchecked', place, words);
}

/** An extension is named once in a file, where it first stands. */
function withoutRepetition(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const named = new Set<string>();
  return problems.filter(({ kind, message, document }) => {
    if (kind !== 'unknown-extension') return true;
    const key = `${document} ${message}`;
    const again = named.has(key);
    named.add(key);
    return !again;
  });
}

const METADATA: ReadonlySet<string | null> = new Set([NS.lom, NS.md12]);

/** The manifest, and the files with metadata that are of a known kind. */
function documentsIn({ text, metadataFiles }: CheckedPackage, set: SchemaSet): Document[] {
  const metadata = [...metadataFiles].flatMap(([file, { root, text: xml }]) => {
    const namespace = root?.namespaceURI ?? '';
    return METADATA.has(namespace) && set.namespaces.has(namespace) ? [{ file, xml }] : [];
  });
  return [{ file: MANIFEST, xml: text }, ...metadata];
}

const CUT_OFF = warning(
  'not-examined',
  { file: MANIFEST },
  'The schemas refuse so much that they were not applied any further. Mend what they name first.',
);

/** So many in one go, because compiling the schemas takes most of the time; xmllint has no room to be told of thousands. */
const AT_ONCE = 500;

async function problemsOf(documents: readonly Document[], set: SchemaSet): Promise<Finding[]> {
  const { problems, whole } = await schemaProblems(
    documents.map(({ xml }) => xml),
    set,
  );
  const findings = withoutRepetition(problems).map((problem) =>
    findingOf(problem, documents[problem.document]?.file ?? MANIFEST),
  );
  return whole ? findings : [...findings, CUT_OFF];
}

/** ADL’s SchemaValidationChecker. */
export const schemaValidity: Rule = async (checked) => {
  const set = await schemaSet(checked.edition);
  const documents = documentsIn(checked, set);
  const findings: Finding[] = [];
  try {
    for (let at = 0; at < documents.length && !findings.includes(CUT_OFF); at += AT_ONCE)
      for (const finding of await problemsOf(documents.slice(at, at + AT_ONCE), set)) findings.push(finding);
    return findings;
  } catch (problem) {
    if (!(problem instanceof LintFailure)) throw problem;
    const message =
      'The schemas could not be applied: what they would refuse is not listed, or not all of it.';
    return [...findings, warning('schema-unchecked', { file: MANIFEST }, message)];
  }
};
