import { generateKeyPairSync, type JsonWebKey } from 'node:crypto';
import { platformKeys, KeySetUnavailableError } from '../../../src/lti/keys/platform-keys.js';
import { OutboundError, type GuardedClient } from '../../../src/outbound/guarded-client.js';

const URL = 'https://lms.example/keys';
const HOUR = 3_600_000;

function newJwk(extra: Record<string, unknown>): Record<string, unknown> {
  const jwk: JsonWebKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    format: 'jwk',
  });
  return { ...jwk, ...extra };
}

const FIRST = newJwk({ kid: 'first' });
const SECOND = newJwk({ kid: 'second', alg: 'RS256', use: 'sig' });

/** A platform's key set: what it holds, how it answers, and how often it was asked for. */
class Platform implements GuardedClient {
  keys: unknown[] = [FIRST];
  body: string | undefined;
  status = 200;
  failure: Error | undefined;
  asked = 0;

  async request() {
    this.asked += 1;
    if (this.failure !== undefined) throw this.failure;
    return { status: this.status, headers: {}, body: this.body ?? JSON.stringify({ keys: this.keys }) };
  }
}

let clock: number;
let platform: Platform;
let keys: ReturnType<typeof platformKeys>;
beforeEach(() => {
  clock = 0;
  platform = new Platform();
  keys = platformKeys(platform, () => clock);
});

it('fetches the key set once for many launches', async () => {
  expect(await keys.find(URL, 'first')).toBeDefined();
  expect(await keys.find(URL, 'first')).toBeDefined();
  expect(platform.asked).toBe(1);
});

it('fetches once for many launches at the same moment', async () => {
  const found = await Promise.all(Array.from({ length: 50 }, () => keys.find(URL, 'first')));
  expect(found.every((key) => key !== undefined)).toBe(true);
  expect(platform.asked).toBe(1);
});

it('fetches again when an unknown key is named, and finds the platform’s new one', async () => {
  await keys.find(URL, 'first');
  platform.keys = [FIRST, SECOND];
  expect(await keys.find(URL, 'second')).toBeDefined();
  expect(platform.asked).toBe(2);
});

it('asks for an unknown key once, then not again until the cool-down is over', async () => {
  await keys.find(URL, 'first');
  expect(await keys.find(URL, 'unknown')).toBeUndefined();
  expect(await keys.find(URL, 'another')).toBeUndefined();
  clock += 29_999;
  expect(await keys.find(URL, 'unknown')).toBeUndefined();
  expect(platform.asked).toBe(2);
  clock += 1;
  expect(await keys.find(URL, 'unknown')).toBeUndefined();
  expect(platform.asked).toBe(3);
});

it.each([
  ['too short to be safe', 1_024],
  ['so long that each signature would hold everybody up', 16_384],
])('knows no key that is %s', async (_name, modulusLength) => {
  // A modulus of that length; nobody needs its private half.
  const n = Buffer.alloc(modulusLength / 8, 0xc5).toString('base64url');
  platform.keys = [FIRST, { kty: 'RSA', kid: 'odd', n, e: 'AQAB' }];
  expect(await keys.find(URL, 'odd')).toBeUndefined();
  expect(await keys.find(URL, 'first')).toBeDefined();
});

it('finds known keys during the cool-down', async () => {
  await keys.find(URL, 'unknown');
  expect(await keys.find(URL, 'first')).toBeDefined();
});

it('keeps the cool-down of one platform from another', async () => {
  await keys.find(URL, 'first');
  await keys.find(URL, 'unknown');
  const other = 'https://other.example/keys';
  await keys.find(other, 'first');
  platform.keys = [FIRST, SECOND];
  expect(await keys.find(other, 'second')).toBeDefined();
});

it('stops believing a key six hours after the platform withdrew it', async () => {
  await keys.find(URL, 'first');
  platform.keys = [SECOND];
  clock += 6 * HOUR - 1;
  expect(await keys.find(URL, 'first')).toBeDefined();
  clock += 1;
  expect(await keys.find(URL, 'first')).toBeUndefined();
});

it('stays with the keys it has when the set cannot be had for an unknown one', async () => {
  await keys.find(URL, 'first');
  platform.status = 500;
  await expect(keys.find(URL, 'unknown')).rejects.toThrow(KeySetUnavailableError);
  expect(await keys.find(URL, 'first')).toBeDefined();
});

it('has it again as soon as the platform answers again', async () => {
  platform.status = 503;
  await expect(keys.find(URL, 'first')).rejects.toThrow(KeySetUnavailableError);
  platform.status = 200;
  expect(await keys.find(URL, 'first')).toBeDefined();
});

describe('says that the set is unavailable when', () => {
  it.each(['', 'null', '[]', '{}', '{"keys":{}}', '{"keys":"none"}', '<html>', '{"keys": [{'])(
    'its body is %j',
    async (body) => {
      platform.body = body;
      await expect(keys.find(URL, 'first')).rejects.toThrow(KeySetUnavailableError);
    },
  );

  it.each([204, 301, 302, 401, 404, 500, 503])('it answers %d', async (status) => {
    platform.status = status;
    await expect(keys.find(URL, 'first')).rejects.toThrow(KeySetUnavailableError);
  });

  it.each(['timeout', 'too_large', 'unreachable', 'address_refused', 'url_refused'] as const)(
    'asking ends in %s',
    async (code) => {
      platform.failure = new OutboundError(code, 'as asked by the test');
      await expect(keys.find(URL, 'first')).rejects.toThrow(KeySetUnavailableError);
    },
  );
});

describe('passes over', () => {
  it.each([
    ['a key for encryption', newJwk({ kid: 'odd', use: 'enc' })],
    ['a key for another algorithm', newJwk({ kid: 'odd', alg: 'RS512' })],
    ['a symmetric key', { kty: 'oct', kid: 'odd', k: 'c2VjcmV0' }],
    ['an elliptic key', { kty: 'EC', kid: 'odd', crv: 'P-256', x: 'AA', y: 'AA' }],
    ['a key whose numbers are blank', { kty: 'RSA', kid: 'odd', n: '', e: '' }],
    ['a key without its numbers', { kty: 'RSA', kid: 'odd' }],
    ['a key whose id is a number', newJwk({ kid: 7 })],
    ['a key whose id is null', newJwk({ kid: null })],
    ['a key without a type', { kid: 'odd' }],
    ['an entry that is no key', 'odd'],
    ['an entry that is null', null],
  ])('%s, and finds the others', async (_name, odd) => {
    platform.keys = [odd, FIRST];
    expect(await keys.find(URL, 'odd')).toBeUndefined();
    expect(await keys.find(URL, 'first')).toBeDefined();
  });
});

it('takes a key without alg and without use, as Moodle publishes them', async () => {
  expect(FIRST).not.toHaveProperty('alg');
  expect(await keys.find(URL, 'first')).toMatchObject({ type: 'public', asymmetricKeyType: 'rsa' });
});

it('reads no more keys than any platform has', async () => {
  const filler = Array.from({ length: 100 }, (_, index) => ({ kty: 'RSA', kid: `filler-${index}` }));
  platform.keys = [...filler, FIRST];
  expect(await keys.find(URL, 'first')).toBeUndefined();
});
