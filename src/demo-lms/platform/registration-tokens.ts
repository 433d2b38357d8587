import { randomBytes } from 'node:crypto';

import { DemoLmsError } from '../errors.js';

const LIFETIME_MS = 60 * 60 * 1000;

interface Issued {
  readonly expiresAt: number;
  /** The registration to be updated; undefined: a new one. */
  readonly clientId: string | undefined;
  /** The registration it served for, once it did. */
  readonly servedFor?: string;
  readonly spent: boolean;
}

/** Registration tokens: good for one hour and one registration. */
export class RegistrationTokens {
  readonly #now: () => number;
  readonly #issued = new Map<string, Issued>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** @param clientId the registration to be updated, if any */
  issue(clientId?: string): string {
    for (const [token, { expiresAt }] of this.#issued) {
      if (expiresAt <= this.#now()) this.#issued.delete(token);
    }
    const token = randomBytes(24).toString('base64url');
    this.#issued.set(token, { expiresAt: this.#now() + LIFETIME_MS, clientId, spent: false });
    return token;
  }

  /** @throws DemoLmsError `invalid_token` (401): unknown, used or expired */
  check(token: string): { readonly clientId: string | undefined } {
    const issued = this.#issued.get(token);
    if (issued === undefined || issued.spent) {
      throw new DemoLmsError(401, 'invalid_token', 'unknown or used registration token');
    }
    if (issued.expiresAt <= this.#now()) {
      throw new DemoLmsError(401, 'invalid_token', 'the registration token has expired');
    }
    return issued;
  }

  /** Ends the token before its hour, without a registration. */
  spend(token: string): void {
    const issued = this.#issued.get(token);
    if (issued !== undefined) this.#issued.set(token, { ...issued, spent: true });
  }

  /** Says which registration the token, spent before, has served for. */
  serve(token: string, clientId: string): void {
    const issued = this.#issued.get(token);
    if (issued !== undefined) this.#issued.set(token, { ...issued, spent: true, servedFor: clientId });
  }

  /** The client id that came of the token, if any did. */
  servedFor(token: string): string | undefined {
    return this.#issued.get(token)?.servedFor;
  }
}

/** The token of an `Authorization: Bearer` header (RFC 6750 section 2.1); empty when there is none. */
export function bearerToken(header: string | undefined): string {
  return /^Bearer +([\w.~+/=-]+)$/i.exec(header ?? '')?.[1] ?? '';
}
