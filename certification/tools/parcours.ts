import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { freePort } from '../../bench/harness/server-process.js';
import { run } from '../../src/cli/run.js';
import { readConfig } from '../../src/config.js';
import { startService } from '../../src/start-service.js';
import type { Tool } from '../tool.js';

/** What of a log line proves something, and names nobody. */
const logged = z.looseObject({
  msg: z.string().default(''),
  code: z.string().optional(),
  detail: z.string().optional(),
  role: z.string().optional(),
  errorId: z.string().optional(),
  state: z.string().optional(),
});

function proofOf(line: string): string[] {
  const { msg, code, detail, role, errorId, state } = logged.parse(JSON.parse(line));
  if (code === undefined && role === undefined && state === undefined) return [];
  const facts = Object.entries({ code, detail, role, state, errorId }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${JSON.stringify(value)}`],
  );
  return [`log: ${msg} ${facts.join(' ')}`];
}

/** An address with which a platform registers itself, as an operator asks for one. */
async function invite(env: Record<string, string>): Promise<string> {
  const out: string[] = [];
  const err: string[] = [];
  const io = { env, out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  const code = await run(['platforms', 'invite', '--auto-approve'], { ...io, now: Date.now });
  if (code !== 0) throw new Error(`platforms invite failed: ${err.join('\n')}`);
  return out.join('');
}

/** Our own tool, as it runs in earnest, with its grade worker; on a free port and a store of its own. */
export async function startParcours(): Promise<Tool> {
  const directory = await mkdtemp(path.join(tmpdir(), 'parcours-certification-'));
  const port = await freePort();
  const env = {
    PORT: String(port),
    PUBLIC_URL: `http://localhost:${port}`,
    DATA_DIR: directory,
    STORE_URL: `sqlite:${path.join(directory, 'parcours.db')}`,
    SECRET_KEYS: randomBytes(32).toString('base64'),
    DEMO_LMS: 'off',
  };
  const lines: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => lines.push(line) });
  const service = await startService(readConfig(env), logger);
  return {
    name: 'Parcours',
    registration: { kind: 'dynamic', url: await invite(env) },
    custom: { path: 'decouverte' },
    refusal: undefined,
    patience: 20_000,
    log: () => lines.splice(0).flatMap(proofOf),
    async stop() {
      await service.stop();
      await rm(directory, { recursive: true });
    },
  };
}
