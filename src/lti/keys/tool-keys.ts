import { createPublicKey, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { calculateJwkThumbprint, importPKCS8, type CryptoKey, type JWK } from 'jose';
import { z } from 'zod';
import { keyLifetimes, type KeyLifetime } from './key-lifetimes.js';
import type { SecretBox } from '../../security/secret-box.js';
import type { CollectionDefinition, Store } from '../../store/port.js';

const toolKeySchema = z.object({
  /** The key's id is its thumbprint (RFC 7638), which is also its `kid`. */
  id: z.string(),
  publicJwk: z.record(z.string(), z.string()),
  sealedPrivateKey: z.string(),
  createdAt: z.number(),
  /** From when it signs: it is published before, so that platforms which cache our key set know it. */
  activeFrom: z.number(),
});

export type ToolKey = z.infer<typeof toolKeySchema>;

export const toolKeysDefinition: CollectionDefinition<ToolKey> = {
  name: 'tool_keys',
  schemaVersion: 1,
  schema: toolKeySchema,
  indexed: ['activeFrom'],
  unique: [],
  durability: 'full',
};

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: CryptoKey;
}

/** Our own keys: they sign the assertions with which we ask platforms for access tokens. */
export interface ToolKeys {
  /** The public halves of those that are not over, as `/lti/jwks` shows them. */
  publicKeySet(): Promise<{ keys: JWK[] }>;
  /** The newest key that is active; made when there is none. */
  signingKey(): Promise<SigningKey>;
  /** Adds a key that signs from `activeFrom` (milliseconds since 1970). @returns its id */
  add(activeFrom: number): Promise<string>;
  /** All keys and how they stand, the newest to sign first. */
  list(): Promise<KeyLifetime<ToolKey>[]>;
  /** Removes the keys that are over. @returns how many */
  retire(): Promise<number>;
  /**
   * Removes every key but this one: they are no longer safe. What they signed is refused from now on.
   * @returns how many
   */
  withdrawAllBut(keyId: string): Promise<number>;
}

const makeKeyPair = promisify(generateKeyPair);

export function toolKeys(store: Store, box: SecretBox, now: () => number): ToolKeys {
  const collection = store.collection(toolKeysDefinition);
  const opened = new Map<string, CryptoKey>();
  let making: Promise<string> | undefined;

  async function add(activeFrom: number): Promise<string> {
    // As text at once: exporting the very key that was made can stop the process for good, where memory is collected at
    // that moment (a lock of Node.js 20, taken twice).
    const { publicKey, privateKey } = await makeKeyPair('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    });
    const { kty = '', n = '', e = '' } = createPublicKey(publicKey).export({ format: 'jwk' });
    const id = await calculateJwkThumbprint({ kty, n, e });
    const sealedPrivateKey = box.seal(privateKey);
    await collection.insert({ id, publicJwk: { kty, n, e }, sealedPrivateKey, createdAt: now(), activeFrom });
    return id;
  }

  async function newestActive(): Promise<ToolKey | undefined> {
    const [found] = await collection.find({
      where: { activeFrom: { lte: now() } },
      sort: [{ by: 'activeFrom', order: 'desc' }],
      limit: 1,
    });
    return found?.doc;
  }

  async function ensure(): Promise<ToolKey> {
    const key = await newestActive();
    if (key !== undefined) return key;
    making ??= add(now()).finally(() => (making = undefined));
    await making;
    return ensure();
  }

  async function list(): Promise<KeyLifetime<ToolKey>[]> {
    const all = await collection.find({ sort: [{ by: 'activeFrom', order: 'desc' }] });
    return keyLifetimes(
      all.map(({ doc }) => doc),
      now(),
    );
  }

  async function remove(keys: readonly KeyLifetime<ToolKey>[]): Promise<number> {
    const removed = await Promise.all(keys.map(({ key }) => collection.remove(key.id)));
    for (const { key } of keys) opened.delete(key.id);
    return removed.filter(Boolean).length;
  }

  return {
    add,
    list,
    async publicKeySet() {
      await ensure();
      const published = (await list()).filter(({ state }) => state !== 'over');
      return {
        keys: published.map(({ key }) => ({ ...key.publicJwk, kid: key.id, alg: 'RS256', use: 'sig' })),
      };
    },
    async retire() {
      return remove((await list()).filter(({ state }) => state === 'over'));
    },
    async withdrawAllBut(keyId) {
      return remove((await list()).filter(({ key }) => key.id !== keyId));
    },
    async signingKey() {
      const key = await ensure();
      const privateKey = opened.get(key.id) ?? (await importPKCS8(box.open(key.sealedPrivateKey), 'RS256'));
      opened.set(key.id, privateKey);
      return { kid: key.id, privateKey };
    },
  };
}
