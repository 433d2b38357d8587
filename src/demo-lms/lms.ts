import type { Enrolments } from './course/enrolments.js';
import type { Faults } from './faults/faults.js';
import type { PendingLaunches } from './platform/pending-launches.js';
import type { SigningKey } from './platform/signing-key.js';
import type { ServiceLog } from './services/service-log.js';
import type { StateKeeper } from './state/keeper.js';

/** What the demo LMS reports; a pino logger fits. */
export interface DemoLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

/** What every part of the demo LMS is given. */
export interface Lms {
  /** The issuer, and the address of everything that servers call. */
  readonly origin: string;
  /** The same LMS under another site's name, for the cross-site case; null where there is none. */
  readonly crossSiteOrigin: string | null;
  readonly toolOrigin: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: DemoLog;
  readonly keeper: StateKeeper;
  readonly signingKey: SigningKey;
  readonly enrolments: Enrolments;
  readonly launches: PendingLaunches;
  readonly faults: Faults;
  readonly calls: ServiceLog;
  /** Ends what waits (delays, answers that never come) when the LMS closes. */
  readonly closing: AbortSignal;
}
