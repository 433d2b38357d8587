import { MANIFEST, type CheckedPackage, type Rule } from '../checked-package.js';
import { NS } from '../manifest/namespaces.js';
import type { Edition } from '../manifest/standard-of.js';
import { error, warning, type Finding } from '../report.js';
import { hintFor } from './schema-hints.js';
import { SchemaCheckFailure, schemaProblems, type SchemaProblem } from './schema-problems.js';
import { loadSchemaSet, type SchemaSet } from './schema-set.js';

const sets = new Map<Edition, Promise<SchemaSet>>();

/** Read from the disk once. */
function schemaSet(edition: Edition): Promise<SchemaSet> {
  const set = sets.get(edition) ?? loadSchemaSet(edition);
  sets.set(edition, set);
  return set;
}

function findingOf({ kind, line, message }: SchemaProblem, file: string): Finding {
  const place = line > 0 ? { file, line } : { file };
  if (kind === 'malformed')
    return error('xml-not-well-formed', place, `This is not well-formed XML: ${message}.`);
  if (kind === 'invalid') return error('schema-invalid', place, `${message} ${hintFor(message)}`);
  const words = `Elements or attributes of ${message} are an extension that we have no schema of: they were not checked.`;
  return warning('extension-unchecked', place, words);
}

/** An extension is named once, where it first stands. */
function withoutRepetition(problems: readonly SchemaProblem[]): SchemaProblem[] {
  const named = new Set<string>();
  return problems.filter(({ kind, message }) => {
    const again = kind === 'unknown-extension' && named.has(message);
    if (kind === 'unknown-extension') named.add(message);
    return !again;
  });
}

async function check(file: string, xml: string, set: SchemaSet): Promise<Finding[]> {
  try {
    return withoutRepetition(await schemaProblems(xml, set)).map((problem) => findingOf(problem, file));
  } catch (problem) {
    if (!(problem instanceof SchemaCheckFailure)) throw problem;
    return [
      warning(
        'schema-unchecked',
        { file },
        'The schemas could not be applied: the file was not checked by them.',
      ),
    ];
  }
}

const METADATA: ReadonlySet<string | null> = new Set([NS.lom, NS.md12]);

async function metadataFindings({ metadataFiles }: CheckedPackage, set: SchemaSet): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [file, { root, text }] of metadataFiles) {
    const namespace = root?.namespaceURI ?? '';
    if (METADATA.has(namespace) && set.namespaces.has(namespace))
      findings.push(...(await check(file, text, set)));
  }
  return findings;
}

/** ADL’s SchemaValidationChecker, for the manifest and for the files with metadata that are of a known kind. */
export const schemaValidity: Rule = async (checked) => {
  const set = await schemaSet(checked.edition);
  return [...(await check(MANIFEST, checked.text, set)), ...(await metadataFindings(checked, set))];
};
