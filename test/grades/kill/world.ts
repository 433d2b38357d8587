import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { drawIndex, seededRandom } from '../../../src/assessment/random.js';
import { readConfig } from '../../../src/config.js';
import { invitations } from '../../../src/lti/dynamic-registration/invitations.js';
import { openConfiguredStore } from '../../../src/services.js';
import { sittingsDefinition, type Sitting } from '../../../src/sittings/sitting.js';
import { temporaryDirectory } from '../../support/stores.js';
import { buildService, SHARED_PATH } from './built-service.js';
import { startProcess, type ServiceProcess } from './service-process.js';
import { watchedLms, type WatchedLms } from './watched-lms.js';

/** Points that a full score is worth in the gradebook. */
export const SCORE_MAXIMUM = 20;
/** Activities of the course, all of the same short path. */
const LINKS = 1_000;
/** One life in so many ends before it serves. */
const EARLY_DEATHS = 5;
/**
 * The others end after they serve, within this share of the time that their start took: so that as much happens
 * in them on a busy machine as on an idle one, where it is some 400 ms.
 */
const LONGEST_LIFE = 0.7;

interface Server {
  readonly port: string;
  readonly origin: string;
}

/** A service of two processes on one store, as behind a balancer, and an LMS in this process that knows it. */
export interface World {
  readonly watched: WatchedLms;
  readonly servers: readonly Server[];
  /** The origins of servers that serve now. */
  readonly serving: ReadonlySet<string>;
  /** A new life of a server. */
  start(server: Server): ServiceProcess;
  /** Lives of a server, one after the other, each ended by SIGKILL. @returns what they complained about */
  killOverAndOver(server: Server, kills: number, seed: string): Promise<string[]>;
  storedSittings(): Promise<Sitting[]>;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}

/** What a process says beside its greeting: nothing when all goes well. */
export function complaints(life: ServiceProcess): string[] {
  return life
    .output()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Parcours'));
}

export async function makeWorld(): Promise<World> {
  const [entry, dataDir] = await Promise.all([buildService(), temporaryDirectory()]);
  const ports = await Promise.all([freePort(), freePort()]);
  const servers = ports.map((port) => ({ port, origin: `http://localhost:${port}` }));
  const publicUrl = `http://localhost:${ports[0]}`;
  const env = {
    NODE_ENV: 'development',
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    STORE_URL: `sqlite:${path.join(dataDir, 'parcours.db')}`,
    DEMO_LMS: 'off',
    LOG_LEVEL: 'error',
  };
  const config = readConfig(env);
  const watched = await watchedLms(publicUrl);
  const serving = new Set<string>();

  function start({ port, origin }: Server): ServiceProcess {
    const life = startProcess(entry, { ...env, PORT: port });
    void life.ready.then((ready) => ready && serving.add(origin));
    return life;
  }

  async function register(): Promise<void> {
    const store = await openConfiguredStore(config);
    const invitation = await invitations(store, Date.now).invite({ autoApprove: true, demo: false });
    await store.close();
    const first = startProcess(entry, { ...env, PORT: ports[0] });
    if (!(await first.ready)) throw new Error(first.output());
    await watched.lms.register(`${publicUrl}/lti/register?invite=${invitation}`);
    await first.stop();
  }

  await register();
  for (let number = 0; number < LINKS; number += 1) {
    await watched.lms.platform.addLink({
      id: `link-${number}`,
      title: `Activité ${number}`,
      custom: { path: SHARED_PATH },
      scoreMaximum: SCORE_MAXIMUM,
    });
  }

  return {
    watched,
    servers,
    serving,
    start,
    async killOverAndOver(server, kills, seed) {
      const random = seededRandom(seed);
      const said: string[] = [];
      let startTook = 1_000;
      for (let killed = 0; killed < kills; killed += 1) {
        const begun = performance.now();
        const life = start(server);
        if (drawIndex(EARLY_DEATHS, random) === 0) {
          await delay(random() * startTook);
        } else {
          await life.ready;
          startTook = performance.now() - begun;
          await delay(random() * startTook * LONGEST_LIFE);
        }
        serving.delete(server.origin);
        await life.kill();
        said.push(...complaints(life));
      }
      return said;
    },
    async storedSittings() {
      const store = await openConfiguredStore(config);
      const all = await store.collection(sittingsDefinition).find({});
      await store.close();
      return all.map(({ doc }) => doc);
    },
  };
}
