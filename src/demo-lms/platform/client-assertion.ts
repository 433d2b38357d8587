import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import { CLAIM } from '../names.js';
import type { Registration } from '../state/schema.js';
import { addressOf } from './endpoints.js';
import { SingleUse } from './single-use.js';
import type { ToolKeys } from './tool-keys.js';

const MAX_LIFETIME_SECONDS = 3600;

/**
 * Verifies the JWT by which a tool authenticates at the token endpoint (RFC 7523 section 3; 1EdTech Security
 * Framework 1.0 section 4.1.1).
 */
export class ClientAssertions {
  readonly #lms: Lms;
  readonly #keys: ToolKeys;
  readonly #used = new SingleUse();

  constructor(lms: Lms, keys: ToolKeys) {
    this.#lms = lms;
    this.#keys = keys;
  }

  /** @throws DemoLmsError `invalid_client` (400), with what was wrong */
  async verify(assertion: string): Promise<Registration> {
    try {
      return await this.#verified(assertion);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DemoLmsError(400, 'invalid_client', reason);
    }
  }

  async #verified(assertion: string): Promise<Registration> {
    const registration = this.#keys.claimed(assertion, 'sub');
    const { clientId, deploymentId } = registration;
    const payload = await this.#keys.verify(assertion, registration, {
      issuer: clientId,
      subject: clientId,
      audience: [addressOf(this.#lms.origin, 'token'), this.#lms.origin],
      requiredClaims: ['exp', 'iat', 'jti'],
    });
    const now = Math.floor(this.#lms.now() / 1000);
    const { exp = 0, jti = '' } = payload;
    if (exp > now + MAX_LIFETIME_SECONDS) throw new Error('exp is more than an hour away');
    const deployment = payload[CLAIM.deploymentId] ?? deploymentId;
    if (deployment !== deploymentId) throw new Error('the deployment is not one of this client');
    if (!this.#used.take(`${clientId} ${jti}`, exp, now)) throw new Error('jti was used before');
    return registration;
  }
}
