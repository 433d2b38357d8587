import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import { OutboundError, type GuardedClient } from '../../outbound/guarded-client.js';

/** The platform's key set could not be had: it may be there again in a minute. */
export class KeySetUnavailableError extends Error {}

/** The platform's public keys, by their id, fetched once and again when an unknown one is named. */
export interface PlatformKeys {
  /**
   * @returns the key, or undefined when the platform's key set does not hold it.
   * @throws KeySetUnavailableError when the set cannot be had.
   */
  find(jwksUrl: string, kid: string): Promise<KeyObject | undefined>;
}

interface CachedSet {
  readonly keys: ReadonlyMap<string, KeyObject>;
  readonly fetchedAt: number;
}

/** An unknown key id makes us fetch the set again, but not more often than this (ms): ids come from outside. */
const COOL_DOWN = 30_000;
/** A key that the platform withdrew stops being believed after this (ms). */
const MAX_AGE = 6 * 3_600_000;
const LIMITS = { timeout: 5_000, maxBytes: 256 * 1024 };
const MAX_KEYS = 100;
/** The shortest that RFC 7518, section 3.3, allows; longer ones than any platform has would hold everybody up. */
const KEY_BITS = { least: 2_048, most: 8_192 };

const keySetSchema = z.object({ keys: z.array(z.unknown()) });

/** RSA keys for signatures only; a JWK without `alg` is normal, another `alg` or `use` is not for us. */
const rsaKeySchema = z.object({
  kty: z.literal('RSA'),
  kid: z.string().min(1),
  n: z.string().min(1),
  e: z.string().min(1),
  alg: z.literal('RS256').nullish(),
  use: z.literal('sig').nullish(),
});

function importRsaKeys(text: string): Map<string, KeyObject> {
  const parsed = keySetSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new KeySetUnavailableError('the key set is not a JWK set');
  const keys = new Map<string, KeyObject>();
  for (const entry of parsed.data.keys.slice(0, MAX_KEYS)) {
    const jwk = rsaKeySchema.safeParse(entry);
    if (!jwk.success) continue;
    const { kid, n, e } = jwk.data;
    try {
      const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' });
      const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
      if (bits >= KEY_BITS.least && bits <= KEY_BITS.most) keys.set(kid, key);
    } catch {
      // One key that cannot be read does not spoil the others; named in a token, it is simply unknown.
    }
  }
  return keys;
}

export function platformKeys(client: GuardedClient, now: () => number): PlatformKeys {
  const sets = new Map<string, CachedSet>();
  const lastMiss = new Map<string, number>();
  const underway = new Map<string, Promise<CachedSet>>();

  async function fetchSet(jwksUrl: string): Promise<CachedSet> {
    try {
      const answer = await client.request(jwksUrl, { ...LIMITS, headers: { accept: 'application/json' } });
      if (answer.status !== 200) throw new KeySetUnavailableError(`the key set answered ${answer.status}`);
      const set = { keys: importRsaKeys(answer.body), fetchedAt: now() };
      sets.set(jwksUrl, set);
      return set;
    } catch (error) {
      if (error instanceof KeySetUnavailableError) throw error;
      if (error instanceof OutboundError) throw new KeySetUnavailableError(error.message, { cause: error });
      throw new KeySetUnavailableError('the key set is not JSON', { cause: error });
    }
  }

  /** Many launches at once ask for the set once. */
  function refresh(jwksUrl: string): Promise<CachedSet> {
    const running = underway.get(jwksUrl);
    if (running !== undefined) return running;
    const started = fetchSet(jwksUrl).finally(() => underway.delete(jwksUrl));
    underway.set(jwksUrl, started);
    return started;
  }

  return {
    async find(jwksUrl, kid) {
      const cached = sets.get(jwksUrl);
      const fresh = cached !== undefined && now() - cached.fetchedAt < MAX_AGE;
      const known = fresh ? cached.keys.get(kid) : undefined;
      if (known !== undefined) return known;
      if (fresh && !underway.has(jwksUrl)) {
        if (now() - (lastMiss.get(jwksUrl) ?? -Infinity) < COOL_DOWN) return undefined;
        lastMiss.set(jwksUrl, now());
      }
      return (await refresh(jwksUrl)).keys.get(kid);
    },
  };
}
