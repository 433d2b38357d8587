import type { Registration } from '../registrations.js';
import type { LaunchClaims } from './claims.js';

/** What a check may look at beside the claims. */
export interface CheckContext {
  readonly registration: Registration;
  /** The nonce that this login sent out. */
  readonly nonce: string;
  readonly publicUrl: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** One reason to refuse a launch. @throws LaunchRefusal */
export type ClaimCheck = (claims: LaunchClaims, context: CheckContext) => void;
