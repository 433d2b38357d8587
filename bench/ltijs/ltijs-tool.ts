import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Tool } from '../harness/our-tool.js';
import type { Platform } from '../harness/platform.js';
import { freePort, startServer } from '../harness/server-process.js';

/** ltijs in a process of its own, with the platform's key set as its authentication. */
export async function startLtijsTool(platform: Platform): Promise<Tool> {
  const directory = await mkdtemp(path.join(tmpdir(), 'ltijs-bench-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const authConfig = { method: 'JWK_SET', key: platform.jwksUrl };
  const server = await startServer({
    program: 'bench/ltijs/server.mjs',
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      PLATFORM: JSON.stringify({ ...platform, authConfig }),
    },
    logFile: path.join(directory, 'server.log'),
    readyUrl: `${origin}/ready`,
  });
  return {
    login: `${origin}/login`,
    target: `${origin}/`,
    server,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}
