import { error, warning, type Finding } from '../report.js';
import { readCentralDirectory, UnreadableZip, type DirectoryEntry } from './central-directory.js';
import { DamagedEntry, entryBytes } from './entry-bytes.js';
import { unsafeName } from './unsafe-name.js';

/** The files of a package, as far as they can be read. */
export interface Archive {
  /** In the order of the archive; folders are left out. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Bytes. */
  sizeOf(name: string): number;
  /** Undefined where there is no such file, or none that can be unpacked. */
  bytesOf(name: string): Uint8Array | undefined;
}

const MOST_ENTRIES = 20_000;
const MIB = 1024 ** 2;
/** Unpacked, all together: what a server would have to store. */
const MOST_BYTES = 2048 * MIB;
/** Of one file: two of them may be in memory at once, before the first is cleared away. */
const MOST_BYTES_OF_ONE = 256 * MIB;
const STORED = 0;
const DEFLATED = 8;

/** Why an entry is not looked into, if it is not. */
function refusalOf({ name, encrypted, method, size }: DirectoryEntry): Finding | undefined {
  const unsafe = unsafeName(name);
  if (unsafe !== undefined) return error('zip-unsafe-name', { file: name }, unsafe);
  if (encrypted)
    return error('zip-encrypted', { file: name }, 'The file is encrypted. Pack it without a password.');
  if (method !== STORED && method !== DEFLATED)
    return error(
      'zip-method',
      { file: name },
      `The file is packed by method ${method}, which SCORM’s package format has not. Use deflate.`,
    );
  if (size > MOST_BYTES_OF_ONE)
    return warning('zip-too-big', { file: name }, 'The file is over 256 MiB: it was not looked into.');
  return undefined;
}

function sorted(directory: readonly DirectoryEntry[]) {
  const entries = new Map<string, DirectoryEntry>();
  const findings: Finding[] = [];
  for (const entry of directory) {
    const refusal = refusalOf(entry);
    if (refusal !== undefined) findings.push(refusal);
    if (refusal?.severity === 'error' || entry.name.endsWith('/')) continue;
    if (entries.has(entry.name))
      findings.push(
        warning('zip-same-name', { file: entry.name }, 'Two files of the ZIP file have this name. Keep one.'),
      );
    entries.set(entry.name, entry);
  }
  return { entries, findings };
}

/** Every entry is unpacked once, and forgotten: what is damaged would show only when a learner comes to it. */
function damage(bytes: Uint8Array, entries: ReadonlyMap<string, DirectoryEntry>): Finding[] {
  const findings: Finding[] = [];
  for (const [name, entry] of entries) {
    if (entry.size > MOST_BYTES_OF_ONE) continue;
    try {
      entryBytes(bytes, entry);
    } catch (problem) {
      if (!(problem instanceof DamagedEntry)) throw problem;
      findings.push(
        error('zip-damaged', { file: name }, `The file ${problem.message}. Make the package again.`),
      );
    }
  }
  return findings;
}

function archiveOf(bytes: Uint8Array, entries: ReadonlyMap<string, DirectoryEntry>): Archive {
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.size ?? 0,
    bytesOf(name) {
      const entry = entries.get(name);
      if (entry === undefined || entry.size > MOST_BYTES_OF_ONE) return undefined;
      try {
        return entryBytes(bytes, entry);
      } catch (problem) {
        if (problem instanceof DamagedEntry) return undefined;
        throw problem;
      }
    },
  };
}

/** Opens a ZIP file without trusting it; what it holds besides files is a finding. Nothing makes it throw. */
export function readArchive(bytes: Uint8Array): { archive?: Archive; findings: readonly Finding[] } {
  let directory: DirectoryEntry[];
  try {
    directory = readCentralDirectory(bytes, MOST_ENTRIES);
  } catch (problem) {
    if (!(problem instanceof UnreadableZip)) throw problem;
    return { findings: [error('zip-unreadable', { file: '' }, problem.message)] };
  }
  const total = directory.reduce((sum, { size }) => sum + size, 0);
  if (total > MOST_BYTES) {
    const message = `Unpacked, the package would take ${Math.round(total / MIB)} MiB: more than 2048 are not looked at.`;
    return { findings: [error('zip-too-big', { file: '' }, message)] };
  }
  const { entries, findings } = sorted(directory);
  return { archive: archiveOf(bytes, entries), findings: [...findings, ...damage(bytes, entries)] };
}
