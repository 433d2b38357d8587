import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Job } from './worker.js';

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url));

/** Another process that does jobs on a store. */
export class WorkerProcess {
  readonly #child: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;
  readonly #ended: Promise<unknown>;

  constructor() {
    this.#child = spawn(process.execPath, ['--import', 'tsx', WORKER], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#ended = once(this.#child, 'exit');
    this.#lines = createInterface(this.#child.stdout)[Symbol.asyncIterator]();
  }

  /** Hands over a job; the worker opens the store and waits for {@link go}. */
  async prepare(job: Job): Promise<void> {
    this.#child.stdin.write(`${JSON.stringify(job)}\n`);
    expect(await this.next()).toBe('ready');
  }

  go(): void {
    this.#child.stdin.write('go\n');
  }

  /** The next thing that the worker says; undefined after its end. */
  async next(): Promise<unknown> {
    const line = await this.#lines.next();
    return line.done === true ? undefined : JSON.parse(line.value);
  }

  /** Kills it as a power switch would, and gives what it had said until then and was not read yet. */
  async kill(): Promise<unknown[]> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    const rest: unknown[] = [];
    for (let said = await this.next(); said !== undefined; said = await this.next()) rest.push(said);
    return rest;
  }
}

/** Runs one job in each worker at the same time, and gives their answers. */
export async function race(workers: readonly WorkerProcess[], job: Job): Promise<unknown[]> {
  await Promise.all(workers.map((worker, n) => worker.prepare({ ...job, place: `${job.place}${n}` })));
  for (const worker of workers) worker.go();
  return Promise.all(workers.map((worker) => worker.next()));
}
