import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { drawIndex, seededRandom, type Random } from '../../../src/assessment/random.js';
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
/**
 * When lives end, each as likely: during the start; at any moment while serving; when an answer is under way; when
 * a last answer was confirmed, while the grade is taken over; when a score has arrived at the LMS.
 */
const ENDS = ['start', 'service', 'answer', 'finish', 'score'] as const;
/**
 * How long a life serves at most, as a share of the time that its start took: so that as much happens in it on a
 * busy machine as on an idle one, where it is some 400 ms.
 */
const LONGEST_SERVICE = 0.7;
/** How long after the event at most, in milliseconds. */
const AIM = { answer: 20, finish: 3, score: 10 } as const;

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
  /**
   * Tells of each answer as it is sent (`answer ORIGIN`), of each last one as it is confirmed (`finish ORIGIN`),
   * and of each score as it arrives at the LMS (`score`).
   */
  readonly events: EventEmitter;
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
    DEFAULT_PATH: SHARED_PATH,
    DEMO_LMS: 'off',
    LOG_LEVEL: 'error',
  };
  const config = readConfig(env);
  const events = new EventEmitter();
  const watched = await watchedLms(publicUrl, () => events.emit('score'));
  const serving = new Set<string>();

  function start({ port, origin }: Server): ServiceProcess {
    const life = startProcess(entry, { ...env, PORT: port });
    void life.ready.then((ready) => ready && serving.add(origin));
    return life;
  }

  /** Lives on until the moment to end has come. @returns how long the start takes, in milliseconds */
  async function live(
    life: ServiceProcess,
    origin: string,
    usualStart: number,
    random: Random,
  ): Promise<number> {
    const begun = performance.now();
    const end = ENDS[drawIndex(ENDS.length, random)] ?? 'service';
    if (end === 'start') {
      await delay(random() * usualStart);
      return usualStart;
    }
    await life.ready;
    const start = performance.now() - begun;
    if (end === 'service') {
      await delay(random() * start * LONGEST_SERVICE);
    } else {
      const tooLate = AbortSignal.timeout(Math.ceil(start * LONGEST_SERVICE));
      const event = end === 'score' ? end : `${end} ${origin}`;
      await once(events, event, { signal: tooLate }).catch(() => undefined);
      const aim = Math.floor(random() * AIM[end]);
      if (aim > 0) await delay(aim);
    }
    return start;
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
    events,
    start,
    async killOverAndOver(server, kills, seed) {
      const random = seededRandom(seed);
      const said: string[] = [];
      let usualStart = 1_000;
      for (let killed = 0; killed < kills; killed += 1) {
        const life = start(server);
        usualStart = await live(life, server.origin, usualStart, random);
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
