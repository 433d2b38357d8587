import { createHash, randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { compactVerify, importJWK, SignJWT } from 'jose';
import { toolKeys, toolKeysDefinition } from '../../../src/lti/keys/tool-keys.js';
import { secretBox, SecretBoxError } from '../../../src/security/secret-box.js';
import { memoryStore, temporaryStore } from '../../support/stores.js';
import { startTool } from '../../support/tool.js';

const DAY = 24 * 3_600_000;
const newKey = () => randomBytes(32).toString('base64');
const OLD = newKey();

async function fresh(ring: readonly string[] = [OLD]) {
  const store = await memoryStore([toolKeysDefinition]);
  const clock = { now: 0 };
  return { store, clock, keys: toolKeys(store, secretBox(ring), () => clock.now) };
}

it('names a key by its thumbprint', async () => {
  const { keys } = await fresh();
  const [jwk] = (await keys.publicKeySet()).keys;
  // RFC 7638, section 3: the required members in lexicographic order, without white space.
  const canonical = `{"e":"${jwk?.e ?? ''}","kty":"RSA","n":"${jwk?.n ?? ''}"}`;
  expect(jwk?.kid).toBe(createHash('sha256').update(canonical).digest('base64url'));
});

it('publishes what platforms need to check a signature, and nothing more', async () => {
  const { keys } = await fresh();
  const published = (await keys.publicKeySet()).keys;
  expect(published).toHaveLength(1);
  expect(Object.keys(published[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  expect(published[0]).toMatchObject({ alg: 'RS256', use: 'sig', kty: 'RSA', e: 'AQAB' });
  expect(Buffer.from(published[0]?.n ?? '', 'base64url')).toHaveLength(256);
});

it('signs with the key that it publishes', async () => {
  const { keys } = await fresh();
  const { kid, privateKey } = await keys.signingKey();
  const [jwk = {}] = (await keys.publicKeySet()).keys;
  const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256', kid }).sign(privateKey);
  const { protectedHeader } = await compactVerify(token, await importJWK(jwk, 'RS256'));
  expect(protectedHeader.kid).toBe(jwk.kid);
});

it('makes one key, however many ask at once', async () => {
  const { keys } = await fresh();
  const asked = await Promise.all(Array.from({ length: 6 }, () => keys.signingKey()));
  expect(new Set(asked.map(({ kid }) => kid)).size).toBe(1);
  expect((await keys.publicKeySet()).keys).toHaveLength(1);
});

it('publishes the next key before it signs with it, and keeps the old one', async () => {
  const { keys, clock } = await fresh();
  const first = (await keys.signingKey()).kid;
  const next = await keys.add(DAY);
  const published = async () => (await keys.publicKeySet()).keys.map(({ kid }) => kid).sort();
  expect(await published()).toEqual([first, next].sort());
  clock.now = DAY - 1;
  expect((await keys.signingKey()).kid).toBe(first);
  clock.now = DAY;
  expect((await keys.signingKey()).kid).toBe(next);
  expect(await published()).toEqual([first, next].sort());
});

describe('a key that was replaced', () => {
  it('stays published for a week after the next one began to sign, and then goes', async () => {
    const { keys, clock, store } = await fresh();
    const first = (await keys.signingKey()).kid;
    const next = await keys.add(DAY);
    const published = async () => (await keys.publicKeySet()).keys.map(({ kid }) => kid);
    const states = async () => (await keys.list()).map(({ key, state }) => [key.id, state]);
    expect(await states()).toEqual([
      [next, 'next'],
      [first, 'signing'],
    ]);
    clock.now = 8 * DAY - 1;
    expect(await states()).toEqual([
      [next, 'signing'],
      [first, 'replaced'],
    ]);
    expect(await published()).toContain(first);
    expect(await keys.retire()).toBe(0);
    clock.now = 8 * DAY;
    expect(await published()).toEqual([next]);
    expect(await keys.retire()).toBe(1);
    expect(await store.collection(toolKeysDefinition).count({})).toBe(1);
    expect((await keys.signingKey()).kid).toBe(next);
  });

  it('is never the last: the key that signs stays, however old', async () => {
    const { keys, clock } = await fresh();
    const { kid } = await keys.signingKey();
    clock.now = 1_000 * DAY;
    expect(await keys.retire()).toBe(0);
    expect((await keys.signingKey()).kid).toBe(kid);
  });
});

describe('the private key', () => {
  it('is not readable in the store', async () => {
    const { store, url } = await temporaryStore([toolKeysDefinition]);
    const box = secretBox([OLD]);
    await toolKeys(store, box, () => 0).signingKey();
    const [found] = await store.collection(toolKeysDefinition).find({});
    const pem = box.open(found?.doc.sealedPrivateKey ?? '');
    expect(pem).toContain('PRIVATE KEY');
    const secretLines = pem.split('\n').filter((line) => line !== '');
    const folder = path.dirname(url.slice('sqlite:'.length));
    const files = await readdir(folder);
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const bytes = (await readFile(path.join(folder, file))).toString('latin1');
      for (const line of secretLines) expect(bytes.includes(line)).toBe(false);
    }
  });

  it('is opened again after a restart, and with a ring that has a newer key', async () => {
    const { store, keys } = await fresh([OLD]);
    const { kid } = await keys.signingKey();
    for (const ring of [[OLD], [newKey(), OLD], [newKey(), newKey(), OLD]]) {
      expect((await toolKeys(store, secretBox(ring), () => 0).signingKey()).kid).toBe(kid);
    }
  });

  it('is refused with a ring that lacks its key, by an error that names the setting', async () => {
    const { store, keys } = await fresh([OLD]);
    await keys.signingKey();
    const foreign = toolKeys(store, secretBox([newKey()]), () => 0);
    await expect(foreign.signingKey()).rejects.toThrow(SecretBoxError);
    await expect(foreign.signingKey()).rejects.toThrow('SECRET_KEYS');
  });

  it('is not replaced when it cannot be opened: platforms know it', async () => {
    const { store, keys } = await fresh([OLD]);
    const { kid } = await keys.signingKey();
    const foreign = toolKeys(store, secretBox([newKey()]), () => 0);
    await foreign.signingKey().catch(() => undefined);
    expect((await foreign.publicKeySet()).keys.map((key) => key.kid)).toEqual([kid]);
  });
});

it('shows the key set to anyone, for a while', async () => {
  const tool = await startTool();
  try {
    const answer = await tool.browser().get('/lti/jwks');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.headers['cache-control']).toBe('public, max-age=600');
    expect(JSON.parse(answer.text)).toEqual(await tool.services.lti.toolKeys.publicKeySet());
  } finally {
    await tool.stop();
  }
});
