import { createLocalJWKSet, decodeJwt, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { CLAIM } from '../names.js';
import type { Registration } from '../state/schema.js';
import { addressOf } from './endpoints.js';

const FETCH_TIMEOUT_MS = 10_000;
const MAX_LIFETIME_SECONDS = 3600;
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/**
 * Verifies the JWT by which a tool authenticates at the token endpoint (RFC 7523 section 3; 1EdTech Security
 * Framework 1.0 section 4.1.1). A tool's keys are kept until a signature fails, as Moodle keeps them.
 */
export class ClientAssertions {
  readonly #lms: Lms;
  readonly #keySets = new Map<string, JSONWebKeySet>();
  readonly #usedUntil = new Map<string, number>();

  constructor(lms: Lms) {
    this.#lms = lms;
  }

  /** @throws DemoLmsError `invalid_client` (400), with what was wrong */
  async verify(assertion: string): Promise<Registration> {
    const registration = this.#claimedClient(assertion);
    const payload = await this.#verified(assertion, registration);
    const now = Math.floor(this.#lms.now() / 1000);
    if ((payload.exp ?? 0) > now + MAX_LIFETIME_SECONDS) refuse('exp is more than an hour away');
    const deployment = payload[CLAIM.deploymentId];
    if (deployment !== undefined && deployment !== registration.deploymentId) {
      refuse('the deployment is not one of this client');
    }
    this.#useOnce(`${registration.clientId} ${payload.jti ?? ''}`, payload.exp ?? 0, now);
    return registration;
  }

  #claimedClient(assertion: string): Registration {
    let payload: JWTPayload;
    try {
      payload = decodeJwt(assertion);
    } catch {
      return refuse('client_assertion is not a JWT');
    }
    const found = this.#lms.keeper.state.registrations.find(({ clientId }) => clientId === payload.sub);
    return found ?? refuse('sub is not a registered client');
  }

  async #verified(assertion: string, registration: Registration): Promise<JWTPayload> {
    const kept = this.#keySets.get(registration.jwksUri);
    if (kept !== undefined) {
      try {
        return await this.#verifyWith(kept, assertion, registration);
      } catch (error) {
        if (!isKeyTrouble(error)) return refuse(reasonOf(error));
      }
    }
    const fetched = await fetchKeySet(registration.jwksUri);
    this.#keySets.set(registration.jwksUri, fetched);
    try {
      return await this.#verifyWith(fetched, assertion, registration);
    } catch (error) {
      return refuse(reasonOf(error));
    }
  }

  async #verifyWith(keys: JSONWebKeySet, assertion: string, { clientId }: Registration): Promise<JWTPayload> {
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), {
      algorithms: ['RS256'],
      issuer: clientId,
      subject: clientId,
      audience: [addressOf(this.#lms.origin, 'token'), this.#lms.origin],
      requiredClaims: ['exp', 'iat', 'jti'],
      clockTolerance: 5,
      currentDate: new Date(this.#lms.now()),
    });
    return payload;
  }

  #useOnce(key: string, exp: number, now: number): void {
    for (const [used, until] of this.#usedUntil) if (until < now - 60) this.#usedUntil.delete(used);
    if (this.#usedUntil.has(key)) refuse('jti was used before');
    this.#usedUntil.set(key, exp);
  }
}

async function fetchKeySet(jwksUri: string): Promise<JSONWebKeySet> {
  try {
    const answer = await fetch(jwksUri, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!answer.ok) return refuse(`the tool's jwks_uri answers ${answer.status}`);
    return keySet.parse(await answer.json());
  } catch (error) {
    if (error instanceof DemoLmsError) throw error;
    return refuse(`the tool's jwks_uri cannot be read: ${reasonOf(error)}`);
  }
}

function isKeyTrouble(error: unknown): boolean {
  return error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWSSignatureVerificationFailed;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuse(reason: string): never {
  throw new DemoLmsError(400, 'invalid_client', reason);
}
