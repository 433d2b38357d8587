import { scope } from '../../../src/lti/claims-vocabulary.js';
import { accessTokens } from '../../../src/lti/services/access-tokens.js';
import { serviceClient, type ServiceClient } from '../../../src/lti/services/service-client.js';
import { startPlatform, token, usual, type PlannedAnswer, type Platform } from './support/platform.js';

let platform: Platform;
let client: ServiceClient;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => {
  platform.received.length = 0;
  platform.answer = usual;
  const tokens = accessTokens(platform.client, platform.keys, platform.now);
  client = serviceClient(platform.client, tokens, platform.now);
});
afterAll(() => platform.stop());

function send(registration = platform.registration) {
  return client.send(registration, [scope.score], `${platform.origin}/service`, {
    what: 'a thing',
    method: 'POST',
    headers: { 'content-type': 'text/plain' },
    body: 'hello',
  });
}

/** Answers of the service in turn, each with the number of the token that was shown. */
function answerInTurn(...answers: PlannedAnswer[]): string[] {
  const shown: string[] = [];
  let given = 0;
  platform.answer = ({ path, headers }) => {
    if (path === '/token') return token(`token-${++given}`);
    shown.push(headers.authorization ?? 'none');
    return answers[shown.length - 1] ?? {};
  };
  return shown;
}

it('shows the token, and sends what it is told', async () => {
  const shown = answerInTurn({ status: 200, body: 'thanks' });
  expect(await send()).toMatchObject({ status: 200, body: 'thanks' });
  expect(shown).toEqual(['Bearer token-1']);
  expect(platform.received[1]).toMatchObject({ method: 'POST', path: '/service', body: 'hello' });
  expect(platform.received[1]?.headers['content-type']).toBe('text/plain');
});

it('replaces a token that is no longer taken, once', async () => {
  const shown = answerInTurn({ status: 401 }, { status: 204 });
  expect(await send()).toMatchObject({ status: 204 });
  expect(shown).toEqual(['Bearer token-1', 'Bearer token-2']);
});

it('gives up for now when the new token is not taken either', async () => {
  const shown = answerInTurn({ status: 401 }, { status: 401 }, { status: 200 });
  await expect(send()).rejects.toMatchObject({ code: 'status', status: 401, passing: true });
  expect(shown).toEqual(['Bearer token-1', 'Bearer token-2']);
});

it('asks for one new token when many are told that theirs is over', async () => {
  let over = false;
  let given = 0;
  platform.answer = ({ path, headers }) => {
    if (path === '/token') return token(`token-${++given}`);
    return { status: over && headers.authorization === 'Bearer token-1' ? 401 : 200 };
  };
  await send();
  over = true;
  await Promise.all(Array.from({ length: 20 }, () => send()));
  expect(given).toBe(2);
});

describe('a platform that asks us to wait', () => {
  it('is asked nothing until then', async () => {
    const shown = answerInTurn({ status: 429, headers: { 'retry-after': '30' } }, { status: 200 });
    await expect(send()).rejects.toMatchObject({ status: 429, retryAfter: 30_000 });
    platform.time += 29_000;
    await expect(send()).rejects.toMatchObject({ status: 429, passing: true, retryAfter: 1_000 });
    expect(shown).toHaveLength(1);
    platform.time += 1_000;
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('keeps us from no other one', async () => {
    answerInTurn({ status: 503, headers: { 'retry-after': '30' } }, { status: 200 });
    await expect(send()).rejects.toMatchObject({ status: 503 });
    expect(await send({ ...platform.registration, id: 'registration-2' })).toMatchObject({ status: 200 });
  });

  it('and refuses for good is asked again', async () => {
    answerInTurn({ status: 422, headers: { 'retry-after': '30' } }, { status: 200 });
    await expect(send()).rejects.toMatchObject({ status: 422, passing: false });
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('without saying how long is asked again', async () => {
    answerInTurn({ status: 429 }, { status: 200 });
    await expect(send()).rejects.toMatchObject({ status: 429 });
    expect(await send()).toMatchObject({ status: 200 });
  });
});

it('says nothing of the token or the platform’s page in its failure', async () => {
  answerInTurn({ status: 500, body: 'token-1 is broken' });
  const error: unknown = await send().catch((reason: unknown) => reason);
  expect(String(error)).toBe('ServiceError: a thing: the platform answered 500');
});
