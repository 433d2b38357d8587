import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import type { Express } from 'express';
import { readConfig } from '../src/config.js';
import { composeServices, contentOf, definitions, type Services } from '../src/services.js';
import { openStore } from '../src/store/open-store.js';
import { createApp } from '../src/web/app.js';
import { startLiar, type Liar } from './liar.js';
import type { Random } from './random.js';
import { Tally } from './tally.js';

export interface Reply {
  readonly status: number;
  readonly location: string | undefined;
  readonly setCookies: readonly string[];
  readonly text: string;
}

export interface Sent {
  readonly method: 'GET' | 'POST';
  /** Path and query, sent as it is. */
  readonly path: string;
  readonly form?: Iterable<readonly [string, string]>;
  readonly cookies?: ReadonlyMap<string, string>;
}

/** The tool with a platform that may lie, in one process, and what came of each request. */
export interface Ground {
  readonly services: Services;
  readonly app: Express;
  readonly liar: Liar;
  readonly tally: Tally;
  readonly random: Random;
  now(): number;
  /** Lets time pass for both: what was kept for a while is asked for anew. */
  pass(milliseconds: number): void;
  /** Sends the request, and judges the answer. */
  send(sent: Sent): Promise<Reply>;
  stop(): Promise<void>;
}

/** Bodies beyond it are refused unread (src/web/set-up/set-up-body-parsing.ts), in bytes. */
const LARGEST_FORM = 96 * 1_024;
/** Longer than any answer may take, in milliseconds. */
const PATIENCE = 5_000;

/**
 * Answers that say whose fault it was: the platform's keys, and what it answered to a registration (docs/guide-operator.md).
 */
const DOCUMENTED = new Set(['503 keys_unavailable', '502 configuration_unreachable', '502 platform_refused']);

interface LogLine {
  readonly level?: number;
  readonly code?: string;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
}

const ERROR_LEVEL = 50;

export async function startGround(random: Random): Promise<Ground> {
  const directory = await mkdtemp(path.join(tmpdir(), 'parcours-fuzz-'));
  const tally = new Tally();
  let offset = 0;
  const now = () => Date.now() + offset;
  /** Reasons in the log since the request under way was sent. */
  const codes: string[] = [];
  const logger = pino(
    { level: 'info' },
    {
      write(text: string) {
        const line = JSON.parse(text) as LogLine;
        if (line.code !== undefined) codes.push(line.code);
        // That a request failed is told by its answer, which is judged.
        if ((line.level ?? 0) >= ERROR_LEVEL && line.msg !== 'request failed')
          tally.fail(`an error in the log: ${line.err?.stack ?? text}`);
      },
    },
  );

  const { port, server } = await listening();
  const url = `http://localhost:${port}`;
  const env = { PUBLIC_URL: url, DATA_DIR: directory, TRUST_PROXY: '1', NODE_ENV: 'test' };
  const config = readConfig(env);
  const store = await openStore('sqlite::memory:', { definitions });
  const services = await composeServices({ config, store, content: await contentOf(config), now });
  const app = createApp({ services, logger, onFinished: () => undefined });
  server.on('request', app);
  const liar = await startLiar(url, now);

  function exchange({ method, path: target, form, cookies }: Sent): Promise<Reply> {
    const body =
      form === undefined
        ? undefined
        : new URLSearchParams([...form].map(([name, value]): [string, string] => [name, value])).toString();
    const address = [0, 0, 0, 0].map(() => random.below(256)).join('.');
    return new Promise((resolve, reject) => {
      const sent = request({
        port,
        method,
        path: target,
        headers: {
          // Failures are counted by address: these come from everywhere.
          'x-forwarded-for': address,
          ...(cookies === undefined ? {} : { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') }),
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/x-www-form-urlencoded',
                'content-length': Buffer.byteLength(body),
              }),
        },
      });
      sent.on('error', reject);
      sent.on('response', (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            location: answer.headers.location,
            setCookies: answer.headers['set-cookie'] ?? [],
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      });
      sent.end(body);
    });
  }

  return {
    services,
    app,
    liar,
    tally,
    random,
    now,
    pass(milliseconds) {
      offset += milliseconds;
    },
    async send(sent) {
      codes.length = 0;
      const began = performance.now();
      const where = `${sent.method} ${sent.path.slice(0, 200)}`;
      const reply = await exchange(sent).catch((error: unknown) => {
        // Larger than anybody may send: whoever still sends when the refusal comes may miss it.
        const tooLarge = JSON.stringify([...(sent.form ?? [])]).length > LARGEST_FORM;
        if (!tooLarge) tally.fail(`no answer to ${where}: ${String(error)}`);
        return { status: tooLarge ? 413 : 0, location: undefined, setCookies: [], text: '' };
      });
      const took = performance.now() - began;
      const outcome = `${reply.status} ${codes.at(-1) ?? 'accepted'}`;
      tally.count(outcome);
      if (took > PATIENCE) tally.fail(`${Math.round(took)} ms for ${where}: ${outcome}`);
      if (reply.status >= 500 && !DOCUMENTED.has(outcome)) tally.fail(`${outcome} for ${where}`);
      return reply;
    },
    async stop() {
      await liar.close();
      server.closeAllConnections();
      server.close();
      await store.close();
      await rm(directory, { recursive: true });
    },
  };
}

/** The tool must know its address before it is made: the port is taken first. */
async function listening() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** Keeps a reply's cookies as a browser would. */
export function keepCookies(cookies: Map<string, string>, { setCookies }: Reply): void {
  for (const line of setCookies) {
    const [pair = ''] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    if (/Max-Age=0\b/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  }
}
