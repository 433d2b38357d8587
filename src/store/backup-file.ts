import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { pipeline as completed } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { StoreError } from './errors.js';

/*
 * A backup is gzipped text, one JSON value a line: a header, the documents, and a last line that counts them
 * and holds the SHA-256 of all the lines before it.
 */

const FORMAT = 'parcours-store-backup';
const FORMAT_VERSION = 1;

const headerSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number(),
  engine: z.string(),
  createdAt: z.iso.datetime(),
});
const documentSchema = z.object({
  collection: z.string(),
  schema: z.int().min(1),
  document: z.unknown(),
});
const endSchema = z.object({ counts: z.record(z.string(), z.int()), sha256: z.string() });

export type BackedUpDocument = z.infer<typeof documentSchema>;

/** What one collection of a backup holds: how many documents, and the highest schema version among them. */
export interface BackedUpCollection {
  readonly count: number;
  readonly schema: number;
}

/** A backup that was read once and found whole. */
export interface Backup {
  /** The engine that it was made from. */
  readonly engine: string;
  /** When it was made, as an ISO 8601 time. */
  readonly createdAt: string;
  readonly collections: ReadonlyMap<string, BackedUpCollection>;
  documents(): AsyncGenerator<BackedUpDocument>;
}

/**
 * Writes a backup, which only its owner may read; it has its name only once it is whole and on the disk.
 * @returns how many documents of each collection it holds.
 */
export async function writeBackup(
  file: string,
  engine: string,
  documents: AsyncIterable<BackedUpDocument>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  const part = `${file}.${randomUUID()}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const target = createWriteStream(part, { mode: 0o600, flush: true });
    await completed(Readable.from(backupLines(engine, documents, counts)), createGzip(), target);
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return counts;
}

/** @throws StoreError when the file is no backup, was cut short or altered, or comes from a newer program. */
export async function readBackup(file: string): Promise<Backup> {
  const collections = new Map<string, BackedUpCollection>();
  const lines = readLines(file);
  const first = await lines.next();
  const header = readHeader(first.done === true ? '' : first.value);
  const hash = createHash('sha256').update(`${first.value}\n`);
  let last: string | undefined;
  for await (const line of lines) {
    if (last !== undefined) {
      hash.update(`${last}\n`);
      const { collection, schema } = parseLine(last, documentSchema);
      const known = collections.get(collection) ?? { count: 0, schema };
      collections.set(collection, { count: known.count + 1, schema: Math.max(known.schema, schema) });
    }
    last = line;
  }
  const end = parseLine(last ?? '', endSchema);
  const counts = Object.fromEntries([...collections].map(([name, { count }]) => [name, count]));
  if (end.sha256 !== hash.digest('hex') || JSON.stringify(end.counts) !== JSON.stringify(counts)) damaged();
  return {
    engine: header.engine,
    createdAt: header.createdAt,
    collections,
    documents: () => readDocuments(file),
  };
}

async function* backupLines(
  engine: string,
  documents: AsyncIterable<BackedUpDocument>,
  counts: Map<string, number>,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const hashed = (value: unknown): string => {
    const text = `${JSON.stringify(value)}\n`;
    hash.update(text);
    return text;
  };
  yield hashed({
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    engine,
    createdAt: new Date().toISOString(),
  });
  for await (const { collection, schema, document } of documents) {
    counts.set(collection, (counts.get(collection) ?? 0) + 1);
    yield hashed({ collection, schema, document });
  }
  yield `${JSON.stringify({ counts: Object.fromEntries(counts), sha256: hash.digest('hex') })}\n`;
}

function readHeader(line: string): z.infer<typeof headerSchema> {
  const header = parseLine(line, headerSchema);
  if (header.formatVersion !== FORMAT_VERSION) {
    throw new StoreError(
      `the backup has format ${header.formatVersion}, this program reads ${FORMAT_VERSION}`,
    );
  }
  return header;
}

/** The documents of a backup that was found whole: what stands between its first and its last line. */
async function* readDocuments(file: string): AsyncGenerator<BackedUpDocument> {
  let previous: string | undefined;
  let number = 0;
  for await (const line of readLines(file)) {
    if (number > 1 && previous !== undefined) yield parseLine(previous, documentSchema);
    previous = line;
    number += 1;
  }
}

async function* readLines(file: string): AsyncGenerator<string, undefined> {
  // A failure of either stream comes out of the loop below.
  const unzipped = pipeline(createReadStream(file), createGunzip(), () => undefined).setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of unzipped) {
      const lines = `${rest}${String(chunk)}`.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    throw new StoreError(`cannot read the backup ${file}: it is cut short, altered or no backup`, {
      cause: error,
    });
  }
  if (rest !== '') damaged();
}

function parseLine<T>(line: string, schema: z.ZodType<T>): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    return damaged();
  }
}

function damaged(): never {
  throw new StoreError('the backup is cut short, altered or no backup');
}
