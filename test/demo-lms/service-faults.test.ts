import { createServer } from 'node:http';

import request from 'supertest';
import { z } from 'zod';

import { CLAIM, MEDIA_TYPE, SCOPE } from '../../src/demo-lms/names.js';
import { listenOnLoopback } from '../../src/demo-lms/listen-on-loopback.js';
import type { LoopbackListener } from '../../src/demo-lms/listen-on-loopback.js';
import { LINE_ITEMS, ORIGIN, registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;
let token: string;

beforeEach(async () => {
  world = await registeredLms({ deploymentId: '7' });
  token = await world.accessToken();
});

afterEach(() => world.close());

function getList(query = '') {
  return request(world.lms.app)
    .get(`${LINE_ITEMS}${query}`)
    .set('Authorization', `Bearer ${token}`)
    .set('Accept', MEDIA_TYPE.lineItems);
}

const column = () => world.lms.gradebook.columnOf('decouverte')?.id ?? '';

function postScore() {
  return request(world.lms.app)
    .post(`${LINE_ITEMS}/${column()}/lineitem/scores`)
    .set('Authorization', `Bearer ${token}`)
    .set('Content-Type', MEDIA_TYPE.score)
    .send(
      JSON.stringify({
        userId: world.lms.platform.person('camille.arnoult').sub,
        timestamp: '2026-11-02T08:00:00Z',
        activityProgress: 'Completed',
        gradingProgress: 'FullyGraded',
        scoreGiven: 1,
        scoreMaximum: 1,
      }),
    );
}

const agsOf = (link = 'decouverte') => world.lms.platform.forge.claims({ nonce: 'n', link })[CLAIM.ags];

it('strikes as many times as asked, then no more', async () => {
  world.lms.faults.turnOn('service-error', { times: 2 });
  expect([(await getList()).status, (await getList()).status, (await getList()).status]).toEqual([
    500, 500, 200,
  ]);
  expect(world.lms.faults.isOn('service-error')).toBe(false);
});

it('strikes for ever when no number is asked, until it is turned off', async () => {
  world.lms.faults.turnOn('service-error');
  expect([(await getList()).status, (await getList()).status]).toEqual([500, 500]);
  world.lms.faults.turnOff('service-error');
  expect((await getList()).status).toBe(200);
});

it('strikes one service only when asked, and uses up none of its times elsewhere', async () => {
  world.lms.faults.turnOn('service-error', { only: 'score', times: 1 });
  expect((await getList()).status).toBe(200);
  expect((await postScore()).status).toBe(500);
  expect((await postScore()).status).toBe(200);
});

it('is forgotten with all the others at once', async () => {
  world.lms.faults.turnOn('service-error');
  world.lms.faults.turnOn('score-409');
  world.lms.faults.clear();
  expect(world.lms.faults.active().size).toBe(0);
});

it('answers with another status when asked', async () => {
  world.lms.faults.turnOn('service-error', { status: 502 });
  expect((await getList()).status).toBe(502);
});

it('throttles, with seconds to wait', async () => {
  world.lms.faults.turnOn('service-429', { retryAfterSeconds: 7 });
  const answer = await getList();
  expect(answer.status).toBe(429);
  expect(answer.headers['retry-after']).toBe('7');
});

it('throttles, with a date to wait for', async () => {
  world.lms.faults.turnOn('service-429', { retryAfterSeconds: 60, httpDate: true });
  expect((await getList()).headers['retry-after']).toBe('Mon, 02 Nov 2026 08:01:00 GMT');
});

it('refuses a good access token once', async () => {
  world.lms.faults.turnOn('access-token-expired');
  const answer = await getList();
  expect(answer.status).toBe(401);
  expect(answer.headers['www-authenticate']).toContain('invalid_token');
  expect((await getList()).status).toBe(200);
});

it('refuses every score as older', async () => {
  world.lms.faults.turnOn('score-409');
  expect((await postScore()).status).toBe(409);
  expect(world.lms.gradebook.grade(column(), 'camille.arnoult')).toBeUndefined();
});

it('keeps a score and loses the answer', async () => {
  world.lms.faults.turnOn('score-answer-lost');
  await expect(postScore()).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(world.lms.gradebook.grade(column(), 'camille.arnoult')?.score).toBe(20);
  expect(world.lms.calls.list()[0]).toMatchObject({ method: 'POST', status: null });
  expect((await postScore()).status).toBe(409);
});

it('gives no access token', async () => {
  world.lms.faults.turnOn('token-endpoint-down', { times: 1 });
  expect((await world.askToken()).status).toBe(503);
  expect(await world.accessToken(SCOPE.score)).not.toBe('');
});

describe('while time passes', () => {
  let listener: LoopbackListener;

  beforeEach(async () => {
    listener = await listenOnLoopback(world.lms.app, 0);
  });

  afterEach(() => listener.close());

  const call = (signal?: AbortSignal) =>
    fetch(`http://127.0.0.1:${listener.port}${LINE_ITEMS}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: MEDIA_TYPE.lineItems },
      ...(signal === undefined ? {} : { signal }),
    });

  it('answers late', async () => {
    world.lms.faults.turnOn('service-slow', { delayMs: 120 });
    const before = performance.now();
    expect((await call()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(110);
  });

  it('never answers: the caller gives up', async () => {
    world.lms.faults.turnOn('service-timeout');
    await expect(call(AbortSignal.timeout(100))).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('cuts what waits for ever when it closes', async () => {
    world.lms.faults.turnOn('service-timeout');
    const waiting = call();
    const cut = expect(waiting).rejects.toThrow('fetch failed');
    while (world.lms.faults.isOn('service-timeout')) {
      world.lms.faults.turnOn('service-timeout', { times: 1 });
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await world.lms.close();
    await cut;
  });

  it('ends a delay at once when it closes', async () => {
    world.lms.faults.turnOn('service-slow', { delayMs: 3_600_000, times: 1 });
    const waiting = call();
    while (world.lms.faults.isOn('service-slow')) await new Promise((resolve) => setTimeout(resolve, 5));
    await world.lms.close();
    expect((await waiting).status).toBe(200);
  });
});

describe('with Moodle’s addresses', () => {
  beforeEach(() => world.lms.faults.turnOn('moodle-line-item-urls'));

  it('every address carries the deployment', async () => {
    expect(agsOf()).toMatchObject({
      lineitems: `${ORIGIN}${LINE_ITEMS}?type_id=7`,
      lineitem: `${ORIGIN}${LINE_ITEMS}/${column()}/lineitem?type_id=7`,
    });
    const list = z
      .array(z.looseObject({ id: z.string() }))
      .parse(JSON.parse((await getList('?type_id=7')).text));
    expect(list[0]?.id).toMatch(/\/lineitem\?type_id=7$/);
  });

  it('a call that lost its query is refused', async () => {
    const answer = await getList();
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'type_id_missing' });
  });

  it('a score posted after the query is refused', async () => {
    const answer = await request(world.lms.app)
      .post(`${LINE_ITEMS}/${column()}/lineitem?type_id=7/scores`)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', MEDIA_TYPE.score)
      .send('{}');
    expect(answer.status).toBe(404);
  });
});

it('pages with typographic quotes and escaped addresses', async () => {
  world.lms.faults.turnOn('moodle-link-headers', { pageSize: 2 });
  const answer = await getList('?tag=');
  const header = Buffer.from(String(answer.headers['link']), 'latin1').toString('utf8');
  expect(header).toBe(`<${ORIGIN}${LINE_ITEMS}?tag=&amp;limit=2&amp;page=2>; rel=“next”`);
  expect(JSON.parse(answer.text)).toHaveLength(2);
});

describe('the launch', () => {
  it('does not name the column, which can still be found', async () => {
    world.lms.faults.turnOn('line-item-claim-absent', { times: 1 });
    expect(agsOf()).not.toHaveProperty('lineitem');
    expect(JSON.parse((await getList('?resource_link_id=decouverte')).text)).toHaveLength(1);
    expect(agsOf()).toHaveProperty('lineitem');
  });

  it('does not name a column where the link has several', async () => {
    await request(world.lms.app)
      .post(LINE_ITEMS)
      .set('Authorization', `Bearer ${token}`)
      .set('Content-Type', MEDIA_TYPE.lineItem)
      .send(JSON.stringify({ label: 'Deux', scoreMaximum: 5, resourceLinkId: 'decouverte' }));
    expect(agsOf()).not.toHaveProperty('lineitem');
  });

  it('offers no gradebook service', () => {
    world.lms.faults.turnOn('ags-absent', { times: 1 });
    expect(agsOf()).toBeUndefined();
    expect(agsOf()).toBeDefined();
  });
});

describe('listening', () => {
  it('takes a free port on this machine only', async () => {
    const listener = await listenOnLoopback(world.lms.app, 0);
    const answer = await fetch(`http://127.0.0.1:${listener.port}/lti/keys`);
    expect(answer.status).toBe(200);
    await listener.close();
    await expect(fetch(`http://127.0.0.1:${listener.port}/lti/keys`)).rejects.toThrow('fetch failed');
  });

  it('says that a port is taken', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) => {
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    await expect(listenOnLoopback(world.lms.app, port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
  });
});
