import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig } from '../../src/config.js';
import { composeServices, contentOf, openConfiguredStore } from '../../src/services.js';
import type { Platform, ToolAddresses } from './platform.js';
import { freePort, startServer, type ServerProcess } from './server-process.js';

export interface Tool extends ToolAddresses {
  readonly server: ServerProcess;
  stop(): Promise<void>;
}

/** Trusts the platform, as an administrator's `platforms add` does. */
async function trust(platform: Platform, env: Record<string, string>): Promise<void> {
  const config = readConfig(env);
  const store = await openConfiguredStore(config);
  try {
    const { lti } = await composeServices({ config, store, content: await contentOf(config) });
    const { issuer, clientId, deploymentId, authorizationUrl, tokenUrl, jwksUrl } = platform;
    const institution = await lti.institutions.add('Bench', lti.now());
    const registration = await lti.registrations.add(
      {
        issuer,
        clientId,
        name: 'bench',
        family: 'moodle',
        status: 'active',
        authorizationUrl,
        tokenUrl,
        jwksUrl,
        scopes: [],
        frameOrigins: [issuer],
        demo: false,
      },
      institution.id,
      lti.now(),
    );
    await lti.deployments.approve(registration, deploymentId, lti.now());
  } finally {
    await store.close();
  }
}

/** Our service as it runs in production: built, one process, SQLite in a file, its log in another. */
export async function startOurTool(platform: Platform, flags: readonly string[] = []): Promise<Tool> {
  const directory = await mkdtemp(path.join(tmpdir(), 'parcours-bench-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: directory,
    STORE_URL: `sqlite:${path.join(directory, 'parcours.db')}`,
    SECRET_KEYS: randomBytes(32).toString('base64'),
    DEMO_LMS: 'off',
    LOG_LEVEL: 'info',
  };
  await trust(platform, env);
  const server = await startServer({
    program: 'scripts/start.mjs',
    env,
    logFile: path.join(directory, 'server.log'),
    readyUrl: `${origin}/readyz`,
    flags,
  });
  return {
    login: `${origin}/lti/login`,
    target: `${origin}/`,
    server,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}
