import { createLocalJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload, JWTVerifyOptions } from 'jose';
import { z } from 'zod';

import type { Lms } from '../lms.js';
import type { Registration } from '../state/schema.js';

const FETCH_TIMEOUT_MS = 10_000;
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** What a tool signed, verified with the keys it publishes. They are kept until a signature fails, as in Moodle. */
export class ToolKeys {
  readonly #lms: Lms;
  readonly #kept = new Map<string, JSONWebKeySet>();

  constructor(lms: Lms) {
    this.#lms = lms;
  }

  /** The registration whose client id stands in a JWT's claim, before anything is verified. */
  claimed(token: string, claim: 'iss' | 'sub'): Registration {
    const clientId = decodeJwt(token)[claim];
    const found = this.#lms.keeper.state.registrations.find((one) => one.clientId === clientId);
    if (found === undefined) throw new Error(`${claim} is not a registered client`);
    return found;
  }

  /** @throws Error that says what is wrong with the token, or that the tool's keys cannot be had */
  async verify(
    token: string,
    { jwksUri }: Registration,
    expected: Pick<JWTVerifyOptions, 'issuer' | 'subject' | 'audience' | 'requiredClaims'>,
  ): Promise<JWTPayload> {
    const verifyWith = async (keys: JSONWebKeySet): Promise<JWTPayload> => {
      const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
        ...expected,
        algorithms: ['RS256'],
        clockTolerance: 5,
        currentDate: new Date(this.#lms.now()),
      });
      return payload;
    };
    const kept = this.#kept.get(jwksUri);
    if (kept !== undefined) {
      try {
        return await verifyWith(kept);
      } catch (error) {
        if (!isKeyTrouble(error)) throw error;
      }
    }
    const fetched = await fetchKeySet(jwksUri);
    this.#kept.set(jwksUri, fetched);
    return verifyWith(fetched);
  }
}

async function fetchKeySet(jwksUri: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(jwksUri, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return keySet.parse(await answer.json());
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`the tool's jwks_uri cannot be read: ${reason}`, { cause });
  }
}

function isKeyTrouble(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed;
}
