import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pino } from 'pino';
import { readConfig } from '../../src/config.js';
import { composeServices, contentOf, definitions } from '../../src/services.js';
import { sittingsDefinition } from '../../src/sittings/sitting.js';
import { startService, type RunningService } from '../../src/start-service.js';
import { registrationsDefinition } from '../../src/lti/registrations.js';
import { openStore } from '../../src/store/open-store.js';
import { prescribed, started } from '../sittings/support.js';
import { freePort } from '../support/free-port.js';
import { temporaryDirectory } from '../support/stores.js';

const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
});

async function listening(wanted: number): Promise<{ server: Server; port: number }> {
  const server = createServer((_request, response) => response.end('somebody else'));
  server.listen(wanted);
  await once(server, 'listening');
  return { server, port: (server.address() as AddressInfo).port };
}

/** A port that something else listens on, until the end of the test. */
async function busyPort(wanted = 0): Promise<string> {
  const { server, port } = await listening(wanted);
  running.push({
    async stop() {
      server.close();
      await once(server, 'close');
    },
  });
  return String(port);
}

interface Installation {
  readonly dataDir: string;
  readonly log: Record<string, unknown>[];
  readonly start: (env?: Record<string, string>) => Promise<RunningService & { readonly url: string }>;
}

async function installation(): Promise<Installation> {
  const dataDir = await temporaryDirectory();
  const log: Record<string, unknown>[] = [];
  const write = (line: string) => log.push(JSON.parse(line) as Record<string, unknown>);
  return {
    dataDir,
    log,
    async start(env = {}) {
      const config = readConfig({
        PORT: await freePort(),
        DEMO_LMS_PORT: await freePort(),
        DATA_DIR: dataDir,
        STORE_URL: `sqlite:${path.join(dataDir, 'parcours.db')}`,
        ...env,
      });
      const service = await startService(config, pino({ level: 'info' }, { write }));
      running.push(service);
      return { ...service, url: config.publicUrl };
    },
  };
}

it('serves its pages and says where, with what to click first', async () => {
  const { start } = await installation();
  const { url, greeting } = await start();
  expect(greeting).toContain(`Parcours           ${url}`);
  expect(greeting).toMatch(
    /Demo LMS {11}http:\/\/localhost:\d+ {2}\(as another site: http:\/\/lms\.localhost:\d+\)/,
  );
  expect(greeting).toContain('click the activity Découverte');
  const page = await fetch(url);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('data-view="home"');
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
});

it('answers no more once stopped, and starts again on what it kept, with one registration', async () => {
  const { start, dataDir } = await installation();
  const ports = { PORT: await freePort(), DEMO_LMS_PORT: await freePort() };
  const first = await start(ports);
  const keys = await (await fetch(`${first.url}/lti/jwks`)).json();
  await running.pop()?.stop();
  await expect(fetch(first.url)).rejects.toThrow();
  const second = await start(ports);
  expect(await (await fetch(`${second.url}/lti/jwks`)).json()).toEqual(keys);
  await running.pop()?.stop();
  const store = await openStore(`sqlite:${path.join(dataDir, 'parcours.db')}`, { definitions });
  expect(await store.collection(registrationsDefinition).count({})).toBe(1);
  await store.close();
});

it('does not start where its port is taken', async () => {
  const { start } = await installation();
  const port = await busyPort();
  await expect(start({ PORT: port })).rejects.toThrow(`PORT was ${port}, but another program listens there`);
});

it('does not start with secret keys that open none of the store’s, and says what to do', async () => {
  const { start } = await installation();
  const ring = () => randomBytes(32).toString('base64');
  const first = ring();
  const used = await start({ SECRET_KEYS: first });
  await fetch(`${used.url}/lti/jwks`);
  await used.stop();
  await (await start({ SECRET_KEYS: `${ring()},${first}` })).stop();
  await expect(start({ SECRET_KEYS: ring() })).rejects.toThrow(
    /SECRET_KEYS opens no key .* rotate --now --force/,
  );
});

it('does not start with a file of secret keys that holds none, and names it', async () => {
  const { start, dataDir } = await installation();
  await writeFile(path.join(dataDir, 'secret-keys'), '');
  await expect(start()).rejects.toThrow(path.join(dataDir, 'secret-keys'));
});

it('starts without the demo LMS where that one’s port is taken, and warns', async () => {
  const { start, log } = await installation();
  const port = await busyPort();
  const { url, greeting } = await start({ DEMO_LMS_PORT: port });
  expect(greeting).not.toContain('Demo LMS');
  expect(log).toContainEqual(
    expect.objectContaining({ level: 40, reason: `port ${port} is taken`, msg: 'the demo LMS does not run' }),
  );
  expect((await fetch(url)).status).toBe(200);
});

it('trusts the demo LMS no more, and leads nobody there, while something else listens in its place', async () => {
  const { start } = await installation();
  const lmsPort = await freePort();
  const ports = { PORT: await freePort(), DEMO_LMS_PORT: lmsPort };
  const first = await start(ports);
  expect(await (await fetch(first.url)).text()).toContain(`href="http://localhost:${lmsPort}/"`);
  await running.pop()?.stop();
  await busyPort(Number(lmsPort));
  const { url } = await start(ports);
  expect(await (await fetch(url)).text()).not.toContain(`localhost:${lmsPort}`);
  const login = new URLSearchParams({
    iss: `http://localhost:${lmsPort}`,
    login_hint: 'x',
    target_link_uri: `${url}/lti/launch`,
  });
  const answer = await fetch(`${url}/lti/login?${login.toString()}`, { redirect: 'manual' });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('est éteint');
});

it('leaves no demo LMS open that could not register, and warns', async () => {
  const { start, log } = await installation();
  const lmsPort = await freePort();
  const nobody = `http://localhost:${await freePort()}`;
  const { greeting } = await start({ DEMO_LMS_PORT: lmsPort, PUBLIC_URL: nobody });
  expect(greeting).not.toContain('Demo LMS');
  expect(log).toContainEqual(expect.objectContaining({ level: 40, msg: 'the demo LMS does not run' }));
  await expect(fetch(`http://localhost:${lmsPort}/`)).rejects.toThrow('fetch failed');
});

it('starts without the demo LMS where it is switched off', async () => {
  const { start } = await installation();
  const { greeting, url } = await start({ DEMO_LMS: 'off' });
  expect(greeting).not.toContain('Demo LMS');
  expect(await (await fetch(url)).text()).not.toContain('Essayer maintenant');
});

it('does not start on a default path that there is not', async () => {
  const { start } = await installation();
  await expect(start({ DEFAULT_PATH: 'disparu' })).rejects.toThrow('DEFAULT_PATH was "disparu"');
});

it('ends what ran out of time while it was down, and its grade is due', async () => {
  const { dataDir, start } = await installation();
  const first = await start({ DEMO_LMS: 'off' });
  await first.stop();
  running.pop();
  const storeUrl = `sqlite:${path.join(dataDir, 'parcours.db')}`;
  const store = await openStore(storeUrl, { definitions });
  const config = readConfig({ DATA_DIR: dataDir, STORE_URL: storeUrl });
  const content = await contentOf(config);
  const yesterday = Date.now() - 24 * 3_600_000;
  const { sitting } = await composeServices({ config, store, content, now: () => yesterday });
  const placement = await prescribed(sitting, 'positionnement', { timeLimit: 60_000, leastAnswers: 0 });
  const { id } = await started(sitting, { placement });
  await store.close();

  await start({ DEMO_LMS: 'off' });
  const reader = await openStore(storeUrl, { definitions });
  running.unshift({ stop: () => reader.close() });
  const sittings = reader.collection(sittingsDefinition);
  let found = (await sittings.get(id))?.doc;
  for (let looks = 0; found?.status === 'open' && looks < 100; looks += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    found = (await sittings.get(id))?.doc;
  }
  expect(found).toMatchObject({ status: 'finished', finishedAt: yesterday + 60_000, gradeShare: 1 });
});
