import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const packageRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const REPORT_USAGE = pathToFileURL(path.join(packageRoot, 'bench/harness/report-usage.mjs')).href;
/** How long a server may take to answer at all, its build included, in milliseconds. */
const PATIENCE = 60_000;

/** What a process has used since its start. */
export interface Usage {
  /** User and system time, of all its threads, in milliseconds. */
  readonly cpu: number;
  /** Resident memory, in bytes. */
  readonly rss: number;
}

export interface ServerProcess {
  readonly pid: number;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** From the root of the repository. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where what the server writes goes. */
  readonly logFile: string;
  /** Answers 200 when the server is ready. */
  readonly readyUrl: string;
  /** Flags of Node.js, such as `--cpu-prof`. */
  readonly flags?: readonly string[];
}

interface ReportedUsage {
  readonly user: number;
  readonly system: number;
  readonly rss: number;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

export async function answers(url: string): Promise<boolean> {
  try {
    const { status, body } = await fetch(url);
    await body?.cancel();
    return status === 200;
  } catch {
    return false;
  }
}

async function untilReady(url: string, child: ChildProcess, logFile: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!(await answers(url))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`the server did not start: see ${logFile}`);
    }
    await delay(50);
  }
}

/** Flags that leave a processor profile of the server in a folder. */
export function profileFlags(folder: string | undefined): string[] {
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

/** Starts a server in a process of its own, which can be asked what it has used. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const log = openSync(options.logFile, 'a');
  const child = fork(path.join(packageRoot, options.program), {
    execArgv: [...(options.flags ?? []), '--import', REPORT_USAGE],
    env: { PATH: process.env['PATH'], ...options.env },
    stdio: ['ignore', log, log, 'ipc'],
  });
  await untilReady(options.readyUrl, child, options.logFile);
  return {
    pid: child.pid ?? 0,
    async usage() {
      const reported = once(child, 'message') as Promise<[ReportedUsage]>;
      child.send('usage');
      const [{ user, system, rss }] = await reported;
      return { cpu: (user + system) / 1000, rss };
    },
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
    },
  };
}
