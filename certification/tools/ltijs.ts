import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort, startServer } from '../../bench/harness/server-process.js';
import type { Tool } from '../tool.js';

/** A small tool on ltijs 5.9.9, in a process of its own; it registers itself. */
export async function startLtijs(): Promise<Tool> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ltijs-certification-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = await startServer({
    program: 'certification/tools/ltijs-server.mjs',
    env: { NODE_ENV: 'production', PORT: String(port) },
    logFile: path.join(directory, 'server.log'),
    readyUrl: `${origin}/ready`,
  });
  return {
    name: 'ltijs 5.9.9',
    registration: { kind: 'dynamic', url: `${origin}/register` },
    custom: {},
    refusal: undefined,
    patience: 3_000,
    log: () => [],
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}
