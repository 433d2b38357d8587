import path from 'node:path';
import { readFolder } from './read-folder.js';
import type { Files } from './zip.js';

/** Standards whose packages hold a manifest with a schema. */
export const MANIFEST_STANDARDS = ['1.2', '2004-3', '2004-4'] as const;

export type ManifestStandard = (typeof MANIFEST_STANDARDS)[number];

/** The schema files of each standard, as their makers publish them, with a notice. */
export type Schemas = Readonly<Record<ManifestStandard, Files>>;

/** Says where the schema files come from; it leaves with them. */
export const SCHEMA_NOTICE = 'schemas-notice.txt';

/**
 * Reads `scorm-package/schemas/`.
 * @throws an error of the system where a folder is not there
 */
export async function readSchemas(folder: string): Promise<Schemas> {
  const [first, third, fourth] = await Promise.all(
    MANIFEST_STANDARDS.map((standard) => readFolder(path.join(folder, standard))),
  );
  const none = new Map<string, Uint8Array>();
  return { '1.2': first ?? none, '2004-3': third ?? none, '2004-4': fourth ?? none };
}

const COMMENT = /<!--.*?-->/gs;

/** A schema that is included or imported, and what follows a public identifier: a document type, or a part of one. */
const NEXT = /(?:schemaLocation\s*=\s*|["']\s+)["']([\w./-]+\.(?:xsd|dtd))["']/g;

const namedIn = (text: string): string[] =>
  [...text.replaceAll(COMMENT, '').matchAll(NEXT)].map(([, name = '']) => name);

/**
 * These schema files and all that they need, whole: a schema that is declared and not there makes a package fail.
 * @throws RangeError where one of them is not among the files
 */
export function schemasNeeded(first: readonly string[], files: Files): Files {
  const needed = new Map<string, Uint8Array>();
  const waiting = [...first];
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    if (needed.has(name)) continue;
    const bytes = files.get(name);
    if (bytes === undefined) throw new RangeError(`there is no schema ${name}`);
    needed.set(name, bytes);
    const folder = path.posix.dirname(name);
    for (const next of namedIn(new TextDecoder().decode(bytes))) waiting.push(path.posix.join(folder, next));
  }
  return needed;
}
