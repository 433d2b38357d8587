import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ConfigError, type Config } from './config.js';
import { startGradeWorker } from './grades/grade-worker.js';
import { startPurge } from './purge.js';
import { SecretBoxError } from './security/secret-box.js';
import { composeServices, contentOf, openConfiguredStore, type Services } from './services.js';
import { startSittingClock } from './sittings/sitting-clock.js';
import { startConfiguredDemoLms } from './start-demo.js';
import { createApp } from './web/app.js';
import { createAppServer } from './web/create-server.js';

export interface RunningService {
  readonly port: number;
  /** What the operator reads: the addresses, and what to click first. */
  readonly greeting: string;
  /** Takes no more requests, ends those under way and the deliveries, then closes the store. */
  stop(): Promise<void>;
}

/** Time for requests under way to end, in milliseconds. */
const PATIENCE = 5_000;

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(timer);
}

/** Better no service than one that accepts launches and can send no grade. */
async function refuseForeignSecretKeys({ lti: { toolKeys } }: Services): Promise<void> {
  try {
    if ((await toolKeys.list()).length > 0) await toolKeys.signingKey();
  } catch (error) {
    if (!(error instanceof SecretBoxError)) throw error;
    const mayBe = 'it may be the ring that the store was used with before';
    const lost = 'if that is lost, run "parcours keys rotate --now --force"';
    throw new ConfigError([`SECRET_KEYS opens no key of this store; ${mayBe}; ${lost}`], { cause: error });
  }
}

async function listen(server: Server, port: number): Promise<void> {
  try {
    await once(server.listen(port), 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'another program listens there' : `nobody may listen there (${code})`;
    throw new ConfigError([`PORT was ${port}, but ${why}; it may be any free port`], { cause: error });
  }
}

/**
 * Starts everything: store, content, web application, grade worker, and the demo LMS where it may run.
 * @throws ConfigError, ContentError, StoreError for what the operator can mend
 */
export async function startService(config: Config, logger: Logger): Promise<RunningService> {
  const content = await contentOf(config);
  const store = await openConfiguredStore(config);
  const services = await composeServices({ config, store, content });
  await refuseForeignSecretKeys(services);
  const purge = startPurge(services, (err) => logger.error({ err }, 'purge'));
  const app = createApp({ services, logger, onFinished: () => worker.wake() });
  const server = createAppServer(app);
  await listen(server, config.port);
  const { port } = server.address() as AddressInfo;
  // Not before: a platform that is asked for an access token may ask us for our keys at once.
  const worker = startGradeWorker(services.grades, {
    onDelivery: ({ id, state, problem, tries }) =>
      logger.info({ gradeId: id, state, problem, tries }, 'grade'),
    onError: (err) => logger.error({ err }, 'grade worker'),
  });
  const clock = startSittingClock(services.sitting, {
    onEnded: (count) => {
      logger.info({ count }, 'sittings ended by time');
      worker.wake();
    },
    onError: (err) => logger.error({ err }, 'sitting clock'),
  });
  const demo = await startConfiguredDemoLms(services, logger);
  const tool = `Parcours           ${config.publicUrl}`;
  const greeting = demo === undefined ? tool : `${tool}\n${demo.greeting}`;
  return {
    port,
    greeting,
    async stop() {
      await demo?.close();
      await closeServer(server);
      purge.stop();
      await clock.stop();
      await worker.stop();
      await services.lti.serviceCalls.settled();
      await store.close();
    },
  };
}
