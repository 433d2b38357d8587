import { randomBytes } from 'node:crypto';

/** Seconds; what Moodle gives. */
export const ACCESS_TOKEN_LIFETIME = 3600;

export interface AccessToken {
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** Access tokens in force: opaque, lost at restart, after which tools ask anew. */
export class AccessTokens {
  readonly #now: () => number;
  readonly #issued = new Map<string, AccessToken>();

  constructor(now: () => number) {
    this.#now = now;
  }

  issue(clientId: string, scopes: readonly string[]): string {
    for (const [token, { expiresAt }] of this.#issued) {
      if (expiresAt <= this.#now()) this.#issued.delete(token);
    }
    const token = randomBytes(24).toString('base64url');
    this.#issued.set(token, { clientId, scopes, expiresAt: this.#now() + ACCESS_TOKEN_LIFETIME * 1000 });
    return token;
  }

  /** The token's rights; undefined when it is unknown or has expired. */
  find(token: string): AccessToken | undefined {
    const found = this.#issued.get(token);
    return found !== undefined && found.expiresAt > this.#now() ? found : undefined;
  }

  /** Forgets every token, as an expiry of all at once would. */
  revokeAll(): void {
    this.#issued.clear();
  }
}
