import request from 'supertest';

import { listenOnLoopback } from '../../src/demo-lms/listen-on-loopback.js';
import { publishedKeys } from './support/key-set.js';
import { registeredLms } from './support/registered-lms.js';
import type { RegisteredLms } from './support/registered-lms.js';

let world: RegisteredLms;

beforeAll(async () => {
  world = await registeredLms();
});

afterEach(() => world.lms.faults.clear());

afterAll(() => world.close());

const get = () => request(world.lms.app).get('/lti/keys');

it('publishes one public key, and nothing private', async () => {
  const { keys } = await publishedKeys(world.lms);
  expect(keys).toHaveLength(1);
  expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
});

it('can be unavailable', async () => {
  world.lms.faults.turnOn('keys-down', { times: 1 });
  expect((await get()).status).toBe(503);
  expect((await get()).status).toBe(200);
});

it('can be unreadable', async () => {
  world.lms.faults.turnOn('keys-malformed');
  const listener = await listenOnLoopback(world.lms.app, 0);
  const answer = await fetch(`http://127.0.0.1:${listener.port}/lti/keys`);
  expect(answer.headers.get('Content-Type')).toContain('application/json');
  await expect(answer.json()).rejects.toThrow('JSON');
  await listener.close();
});

it('can come late', async () => {
  world.lms.faults.turnOn('keys-slow', { delayMs: 120 });
  const before = performance.now();
  await get();
  expect(performance.now() - before).toBeGreaterThan(110);
});

describe('huge', () => {
  it('goes on until its size is reached', async () => {
    world.lms.faults.turnOn('keys-huge', { megabytes: 2 });
    const listener = await listenOnLoopback(world.lms.app, 0);
    const answer = await fetch(`http://127.0.0.1:${listener.port}/lti/keys`);
    const text = await answer.text();
    expect(text.length).toBeGreaterThan(2 * 1024 * 1024);
    expect(JSON.parse(text)).toHaveProperty('keys');
    await listener.close();
  });

  it('stops when the reader hangs up', async () => {
    world.lms.faults.turnOn('keys-huge', { megabytes: 100_000 });
    const listener = await listenOnLoopback(world.lms.app, 0);
    const answer = await fetch(`http://127.0.0.1:${listener.port}/lti/keys`);
    await answer.body?.cancel();
    await listener.close();
    expect(world.lms.faults.isOn('keys-huge')).toBe(true);
  });
});
