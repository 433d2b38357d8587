/** From a teacher's request to their page with the whole course on it, the list read meanwhile: see README.md. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { readConfig } from '../src/config.js';
import { startDemoLms } from '../src/demo-lms/start-demo-lms.js';
import { composeServices, contentOf, openConfiguredStore } from '../src/services.js';
import { createApp } from '../src/web/app.js';
import { TestBrowser } from '../test/support/test-browser.js';
import { freePort } from './harness/server-process.js';
import { quantile } from './harness/statistics.js';

const { values: options } = parseArgs({
  options: { members: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '7' } },
});

const directory = await mkdtemp(path.join(tmpdir(), 'parcours-roster-'));
const port = await freePort();
const url = `http://localhost:${port}`;
const config = readConfig({
  PORT: String(port),
  PUBLIC_URL: url,
  DATA_DIR: directory,
  STORE_URL: `sqlite:${path.join(directory, 'parcours.db')}`,
});
const store = await openConfiguredStore(config);
const services = await composeServices({ config, store, content: await contentOf(config) });
const app = createApp({ services, logger: pino({ level: 'silent' }), onFinished: () => undefined });
const server = createServer(app).listen(port, '127.0.0.1');
await once(server, 'listening');
const lms = await startDemoLms({ toolOrigin: url });
await lms.register(
  `${url}/lti/register?invite=${await services.lti.invitations.invite({ autoApprove: true, demo: true })}`,
);
services.lti.trust.demoRuns = true;
lms.enrolments.addPeople(Number(options.members));

/** A new activity's list, which nobody has asked for yet. @returns milliseconds to its page, then to the same again */
async function round(number: number): Promise<{ read: number; kept: number }> {
  const link = `link-${number}`;
  await lms.platform.addLink({ id: link, title: 'Une activité', custom: {}, scoreMaximum: 100 });
  const browser = new TestBrowser(url);
  const { location = '' } = await browser.get(lms.platform.loginUrl(link, 'helene.morvan'));
  const launched = await browser.post('/lti/launch', { ...lms.platform.forge.launchForm(location) });
  const open = async () => {
    const begun = performance.now();
    const { text } = await browser.get(launched.location ?? '');
    if (!text.includes('not-begun')) throw new Error('the page came without the list');
    return performance.now() - begun;
  };
  return { read: await open(), kept: await open() };
}

try {
  const rounds = [];
  for (let number = 0; number < Number(options.rounds); number += 1) rounds.push(await round(number));
  const report = (times: readonly number[]) =>
    `${quantile(times, 0.5).toFixed(0)} ms (${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)})`;
  console.log(
    `${options.members} members, list read from the LMS: ${report(rounds.map(({ read }) => read))}, to be at most 3,000 ms`,
  );
  console.log(
    `${options.members} members, list known:             ${report(rounds.map(({ kept }) => kept))}`,
  );
} finally {
  await lms.close();
  server.closeAllConnections();
  server.close();
  await store.close();
  await rm(directory, { recursive: true });
}
