import { SignJWT } from 'jose';
import { z } from 'zod';
import { opaqueId } from '../../security/opaque-id.js';
import type { GuardedClient } from '../../outbound/guarded-client.js';
import type { ToolKeys } from '../keys/tool-keys.js';
import type { Registration } from '../registrations.js';
import { jsonOf } from './json-answer.js';
import { unnoted, type Noting } from './service-calls.js';
import { ServiceError } from './service-error.js';

/** Access tokens for a platform's services (Security Framework 1.0, section 4). */
export interface AccessTokens {
  /** One token per registration and set of scopes; many askers at once share one request. @throws ServiceError */
  get(registration: Registration, scopes: readonly string[]): Promise<string>;
  /** Forgets a token that the platform no longer takes; a newer one, got meanwhile, stays. */
  drop(registration: Registration, scopes: readonly string[], token: string): void;
}

const tokenSchema = z.object({
  // It goes into a header: what that can carry, as RFC 6750, section 2.1 has it.
  access_token: z
    .string()
    .max(16_000)
    .regex(/^[\x21-\x7e]+$/),
  expires_in: z.coerce.number().positive().optional(),
});

/** What a platform's answer means where it does not say how long its token lives, in seconds. */
const DEFAULT_LIFETIME = 3_600;
/** A token is given up this long before it ends, or when half its life is over, in milliseconds. */
const MARGIN = 60_000;
const ASSERTION_LIFETIME = 240;
/** Platforms whose clock is behind refuse an assertion "from the future", in seconds. */
const BACKDATED = 5;

export function accessTokens(
  client: GuardedClient,
  keys: ToolKeys,
  now: () => number,
  noting: Noting = unnoted,
): AccessTokens {
  const cache = new Map<string, { readonly token: string; readonly until: number }>();
  const underway = new Map<string, Promise<string>>();
  const keyOf = ({ id }: Registration, scopes: readonly string[]) => `${id} ${[...scopes].sort().join(' ')}`;

  async function assertion({ clientId, tokenUrl, tokenAudience }: Registration): Promise<string> {
    const { kid, privateKey } = await keys.signingKey();
    const seconds = Math.floor(now() / 1_000);
    return new SignJWT()
      .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid })
      .setIssuer(clientId)
      .setSubject(clientId)
      .setAudience(tokenAudience ?? tokenUrl)
      .setIssuedAt(seconds - BACKDATED)
      .setExpirationTime(seconds + ASSERTION_LIFETIME)
      .setJti(opaqueId())
      .sign(privateKey);
  }

  async function request(registration: Registration, scopes: readonly string[]): Promise<string> {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await assertion(registration),
      scope: [...scopes].sort().join(' '),
    });
    const { id: registrationId, tokenUrl: url } = registration;
    const answer = await noting({ registrationId, what: 'access token', method: 'POST', url }, () =>
      client.request(url, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: body.toString(),
      }),
    );
    const parsed = answer.status === 200 ? tokenSchema.safeParse(jsonOf(answer)) : undefined;
    if (!parsed?.success) throw ServiceError.withoutToken(answer, now());
    const { access_token: token, expires_in: lifetime = DEFAULT_LIFETIME } = parsed.data;
    const milliseconds = lifetime * 1_000;
    cache.set(keyOf(registration, scopes), {
      token,
      until: now() + Math.max(milliseconds - MARGIN, milliseconds / 2),
    });
    return token;
  }

  return {
    async get(registration, scopes) {
      const key = keyOf(registration, scopes);
      const cached = cache.get(key);
      if (cached !== undefined && cached.until > now()) return cached.token;
      const running = underway.get(key);
      if (running !== undefined) return running;
      const started = request(registration, scopes).finally(() => underway.delete(key));
      underway.set(key, started);
      return started;
    },
    drop(registration, scopes, token) {
      const key = keyOf(registration, scopes);
      if (cache.get(key)?.token === token) cache.delete(key);
    },
  };
}
