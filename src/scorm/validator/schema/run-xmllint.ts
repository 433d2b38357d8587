import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { XMLFileInfo } from 'xmllint-wasm';

/** What xmllint is run on. */
interface LintJob {
  readonly schema: XMLFileInfo;
  /** What the schema imports. */
  readonly imported: readonly XMLFileInfo[];
  readonly documents: readonly XMLFileInfo[];
}

/** xmllint needs more memory than it gets, takes too long, or cannot use the schemas. */
export class LintFailure extends Error {}

/** Of memory, 64 KiB each: 256 MiB. */
const MOST_PAGES = 4096;
const FIRST_PAGES = 256;
/** Lines of complaints, and their characters. It writes them one character at a time, half a million in a second. */
const MOST_LINES = 2_000;
const MOST_CHARACTERS = 500_000;
/** Milliseconds; half a second is usual, and the largest documents that are let through take three. */
const LONGEST_RUN = 30_000;
/** Exit codes of xmllint (its manual page): all is right, a document is not, the same while validating. */
const ANSWERS: readonly unknown[] = [0, 1, 3, 4];

const PROGRAM = createRequire(import.meta.url).resolve('xmllint-wasm/xmllint-node.js');

/**
 * The package’s own `validateXML` gathers every complaint before it answers: a hundred thousand take half a minute and
 * 800 MB, and cannot be stopped. This worker answers as soon as there are enough. It is a text, because a worker’s
 * file would have to be found in sources, tests and builds alike.
 */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { program, inputFiles, args, pages, mostLines, mostCharacters } = workerData;
const lines = [];
let characters = 0;
const answer = (code) => parentPort.postMessage({ code, lines });
require(program)({
  inputFiles,
  arguments: args,
  wasmMemory: new WebAssembly.Memory({ initial: pages[0], maximum: pages[1] }),
  print() {},
  printErr(line) {
    lines.push(line.slice(0, mostCharacters));
    characters += line.length;
    if (lines.length >= mostLines || characters >= mostCharacters) answer(null);
  },
  onExit: answer,
  onAbort: () => answer(-1),
});
`;

interface Answer {
  /** Of xmllint; null where it was cut off, having complained enough. */
  readonly code: number | null;
  readonly lines: readonly string[];
}

interface Complaints {
  readonly lines: readonly string[];
  /** Otherwise it was stopped after 2,000 lines or 500,000 characters. */
  readonly whole: boolean;
}

/**
 * Runs xmllint in a thread of its own, and gives what it complains of, line by line.
 * @throws LintFailure
 */
export async function runXmllint({ schema, imported, documents }: LintJob): Promise<Complaints> {
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: {
      program: PROGRAM,
      inputFiles: [...documents, schema, ...imported],
      args: ['--schema', schema.fileName, '--noout', ...documents.map(({ fileName }) => fileName)],
      pages: [FIRST_PAGES, MOST_PAGES],
      mostLines: MOST_LINES,
      mostCharacters: MOST_CHARACTERS,
    },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const { code, lines } = await new Promise<Answer>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new LintFailure('xmllint ended without an answer')));
      timer = setTimeout(() => reject(new LintFailure('xmllint took too long')), LONGEST_RUN);
    });
    if (code !== null && !ANSWERS.includes(code)) throw new LintFailure(`xmllint ended with ${code}`);
    return { lines, whole: code !== null };
  } catch (cause) {
    throw cause instanceof LintFailure ? cause : new LintFailure('xmllint failed', { cause });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
