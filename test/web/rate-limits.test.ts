import express from 'express';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { rateLimits } from '../../src/web/middleware/rate-limits.js';
import type { TestBrowser } from '../support/test-browser.js';
import type { RunningTool } from '../support/tool.js';
import { startSmallTool, stranger } from './support/small-tool.js';

let tool: RunningTool;
beforeAll(async () => {
  tool = await startSmallTool();
});
afterAll(() => tool.stop());

/** One after another, twenty at a time. */
async function many<T>(count: number, work: (n: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let n = 0; n < count; n += 20) {
    const batch = Array.from({ length: Math.min(20, count - n) }, (_, k) => work(n + k));
    done.push(...(await Promise.all(batch)));
  }
  return done;
}

// That failures are limited, and only they, stands beside the launch's other refusals.
it('a campus behind one address comes in, more people than may fail there', async () => {
  const statuses = await many(310, async (n) => {
    const { status } = await tool.launch(tool.browser(), stranger(`campus-${n}`));
    return status;
  });
  expect(new Set(statuses)).toEqual(new Set([303]));
}, 60_000);

it('one invitation is tried a few times, then no more; another one is not concerned, nor are guesses', async () => {
  const register = (invite: string) => tool.browser().get(`/lti/register?invite=${invite}`);
  const invite = () => tool.services.lti.invitations.invite({ autoApprove: false, demo: false });
  const [busy, calm] = [await invite(), await invite()];
  const tries = await many(21, () => register(busy));
  expect(tries.slice(0, 20).map(({ status }) => status)).toEqual(Array.from({ length: 20 }, () => 400));
  expect([tries[20]?.status, tries[20]?.view]).toEqual([429, 'error']);
  expect((await register(calm)).status).toBe(400);
  expect((await register('guessed')).status).toBe(400);
});

it('guesses at invitations are counted together, whatever they are', async () => {
  const other = await startSmallTool();
  try {
    const guesses = await many(21, (n) => other.browser().get(`/lti/register?invite=guess-${n}`));
    expect(guesses.map(({ status }) => status)).toEqual([...Array.from({ length: 20 }, () => 400), 429]);
  } finally {
    await other.stop();
  }
});

describe('one session', () => {
  /** Asks the limit alone, without a network: what it has against the request. */
  function asker(): (url: string) => Promise<unknown> {
    const verdicts = new WeakMap<IncomingMessage, (error: unknown) => void>();
    const { perSession } = rateLimits(() => Promise.resolve(true));
    const app = express();
    app.use('/l/:launch', (request, response) => {
      void perSession(request, response, (error?: unknown) => verdicts.get(request)?.(error));
    });
    return (url: string) =>
      new Promise<unknown>((resolve) => {
        const request = new IncomingMessage(new Socket());
        Object.assign(request, { method: 'GET', url });
        verdicts.set(request, resolve);
        app(request, new ServerResponse(request));
      });
  }

  it('asks so many pages a minute, then waits; another one is not concerned', async () => {
    const ask = asker();
    for (let n = 0; n < 3_000; n += 1) expect(await ask('/l/busy/item')).toBeUndefined();
    expect(await ask('/l/busy')).toMatchObject({ code: 'too_many_requests' });
    expect(await ask('/l/calm')).toBeUndefined();
  });

  it('counts the requests of who holds it, and nothing for anybody else', async () => {
    const owner = tool.browser();
    const address = await tool.enter(owner);
    const left = async (browser: TestBrowser) => (await browser.get(address)).headers['ratelimit-remaining'];
    const before = Number(await left(owner));
    for (let n = 0; n < 5; n += 1) expect(await left(tool.browser())).toBeUndefined();
    expect(Number(await left(owner))).toBe(before - 1);
  });
});
