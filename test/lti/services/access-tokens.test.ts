import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { scope } from '../../../src/lti/claims-vocabulary.js';
import { accessTokens, type AccessTokens } from '../../../src/lti/services/access-tokens.js';
import { startTool } from '../../support/tool.js';
import { startPlatform, token, usual, type Platform } from './support/platform.js';

let platform: Platform;
let tokens: AccessTokens;
beforeAll(async () => {
  platform = await startPlatform();
});
beforeEach(() => {
  platform.received.length = 0;
  platform.answer = usual;
  tokens = accessTokens(platform.client, platform.keys, platform.now);
});
afterAll(() => platform.stop());

const HOUR = 3_600_000;
const MINUTE = 60_000;

function form(index = 0): URLSearchParams {
  return new URLSearchParams(platform.received[index]?.body);
}

/** Gives a new token each time, and says how many were asked for. */
function count(lifetime?: number | string | null): () => number {
  let given = 0;
  platform.answer = () => token(`token-${++given}`, { expires_in: lifetime === null ? undefined : lifetime });
  return () => given;
}

describe('the request', () => {
  it('is one for client credentials, with the scopes in order', async () => {
    expect(await tokens.get(platform.registration, [scope.score, scope.lineItem])).toBe('good');
    expect(platform.received[0]).toMatchObject({ method: 'POST', path: '/token' });
    expect(platform.received[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(Object.fromEntries(form())).toEqual({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: expect.any(String) as string,
      scope: `${scope.lineItem} ${scope.score}`,
    });
  });

  it('carries an assertion of ours, signed with a published key', async () => {
    await tokens.get(platform.registration, [scope.score]);
    const assertion = form().get('client_assertion') ?? '';
    const published = createLocalJWKSet(await platform.keys.publicKeySet());
    const { payload } = await jwtVerify(assertion, published, {
      algorithms: ['RS256'],
      issuer: 'client-1',
      subject: 'client-1',
      audience: platform.registration.tokenUrl,
      currentDate: new Date(platform.time),
    });
    expect(decodeProtectedHeader(assertion)).toMatchObject({ alg: 'RS256', typ: 'JWT' });
    const { iat = 0, exp = 0, jti = '' } = payload;
    expect(jti.length).toBeGreaterThan(16);
    expect(iat * 1_000).toBeLessThan(platform.time);
    expect(iat * 1_000).toBeGreaterThan(platform.time - MINUTE);
    expect(exp * 1_000).toBeGreaterThan(platform.time + MINUTE);
    expect(exp - iat).toBeLessThanOrEqual(300);
  });

  it('never carries the same assertion twice', async () => {
    await tokens.get(platform.registration, [scope.score]);
    await tokens.get(platform.registration, [scope.result]);
    const [first, second] = [0, 1].map((index) => decodeJwt(form(index).get('client_assertion') ?? '').jti);
    expect(first).not.toBe(second);
  });

  it('names the audience that the platform wants in place of its token address', async () => {
    await tokens.get({ ...platform.registration, tokenAudience: 'https://auth.example' }, [scope.score]);
    expect(decodeJwt(form().get('client_assertion') ?? '').aud).toBe('https://auth.example');
  });

  it('is taken by a platform that verifies everything about it', async () => {
    const tool = await startTool();
    const { lti } = tool.services;
    const [registration] = await lti.registrations.list();
    if (registration === undefined) throw new Error('no registration');
    const real = accessTokens(lti.client, lti.toolKeys, lti.now);
    expect(await real.get(registration, [scope.score])).toMatch(/^[\w-]{32}$/);
    await expect(real.get({ ...registration, clientId: 'another' }, [scope.result])).rejects.toMatchObject({
      code: 'no_access_token',
      status: 400,
    });
    const elsewhere = { ...registration, tokenAudience: 'https://elsewhere.example' };
    await expect(real.get(elsewhere, [scope.lineItem])).rejects.toMatchObject({ status: 400 });
    await tool.stop();
  });
});

describe('the cache', () => {
  it('gives a token again to whoever asks for the same scopes, in any order', async () => {
    const given = count();
    await tokens.get(platform.registration, [scope.score, scope.result]);
    expect(await tokens.get(platform.registration, [scope.result, scope.score])).toBe('token-1');
    expect(given()).toBe(1);
  });

  it('keeps scopes and registrations apart', async () => {
    const given = count();
    const other = { ...platform.registration, id: 'registration-2' };
    const all = [
      await tokens.get(platform.registration, [scope.score]),
      await tokens.get(platform.registration, [scope.score, scope.result]),
      await tokens.get(other, [scope.score]),
    ];
    expect(new Set(all).size).toBe(3);
    expect(given()).toBe(3);
  });

  it('asks once for many who ask at once', async () => {
    const given = count();
    const many = Array.from({ length: 50 }, () => tokens.get(platform.registration, [scope.score]));
    expect(new Set(await Promise.all(many))).toEqual(new Set(['token-1']));
    expect(given()).toBe(1);
  });

  it('lets all who asked at once know of a failure, and asks anew afterwards', async () => {
    platform.answer = () => ({ status: 503 });
    const many = Array.from({ length: 5 }, () => tokens.get(platform.registration, [scope.score]));
    const ends = await Promise.allSettled(many);
    expect(ends.every(({ status }) => status === 'rejected')).toBe(true);
    expect(platform.received).toHaveLength(1);
    platform.answer = usual;
    expect(await tokens.get(platform.registration, [scope.score])).toBe('good');
  });

  const lifetimes: [string, number | string | null, number][] = [
    ['a minute before its end', 3_600, HOUR - MINUTE],
    ['at half its life where that is short', 60, MINUTE / 2],
    ['a minute before an end told as a text', '600', 9 * MINUTE],
    ['a minute before an hour where no end is told', null, HOUR - MINUTE],
  ];
  it.each(lifetimes)('gives a token up %s', async (_when, lifetime, kept) => {
    const given = count(lifetime);
    await tokens.get(platform.registration, [scope.score]);
    platform.time += kept - 1;
    await tokens.get(platform.registration, [scope.score]);
    expect(given()).toBe(1);
    platform.time += 1;
    expect(await tokens.get(platform.registration, [scope.score])).toBe('token-2');
  });

  it('forgets a token that was dropped', async () => {
    count();
    const first = await tokens.get(platform.registration, [scope.score]);
    tokens.drop(platform.registration, [scope.score], first);
    expect(await tokens.get(platform.registration, [scope.score])).toBe('token-2');
  });

  it('keeps a newer token when an older one is dropped late', async () => {
    const given = count();
    const first = await tokens.get(platform.registration, [scope.score]);
    tokens.drop(platform.registration, [scope.score], first);
    await tokens.get(platform.registration, [scope.score]);
    tokens.drop(platform.registration, [scope.score], first);
    expect(await tokens.get(platform.registration, [scope.score])).toBe('token-2');
    expect(given()).toBe(2);
  });
});

describe('an answer without a usable token', () => {
  const answers = [
    { status: 400, body: '{"error":"invalid_client"}' },
    { status: 401 },
    { status: 500 },
    { status: 302, headers: { location: '/login' } },
    { status: 200, body: '<h1>Maintenance</h1>' },
    { status: 200, body: '[]' },
    { status: 200, body: '{"access_token":""}' },
    { status: 200, body: '{"access_token":{}}' },
    { status: 200, body: '{"access_token":"a\\r\\nx: y"}' },
    { status: 200, body: '{"access_token":"é🩺"}' },
    { status: 200, body: '{"access_token":"a","expires_in":"soon"}' },
    { status: 200, body: '{"access_token":"a","expires_in":-1}' },
  ];
  it.each(answers)('is a failure that passes: $status $body', async (answer) => {
    platform.answer = () => answer;
    await expect(tokens.get(platform.registration, [scope.score])).rejects.toMatchObject({
      code: 'no_access_token',
      passing: true,
      status: answer.status,
    });
  });

  it('says when to come back, if the platform does', async () => {
    platform.answer = () => ({ status: 503, headers: { 'retry-after': '90' } });
    await expect(tokens.get(platform.registration, [scope.score])).rejects.toMatchObject({
      retryAfter: 90_000,
    });
  });

  it('carries no part of the request into its message', async () => {
    platform.answer = () => ({ status: 400, body: 'client-1 is unknown' });
    const error: unknown = await tokens
      .get(platform.registration, [scope.score])
      .catch((reason: unknown) => reason);
    expect(String(error)).not.toMatch(/client-1|assertion|eyJ/);
  });
});
