import type { Services } from './services.js';
import { invitationsDefinition } from './lti/dynamic-registration/invitations.js';
import { launchRecordsDefinition } from './lti/launch-records.js';
import { loginTransactionsDefinition } from './lti/login/transactions.js';
import { sessionsDefinition } from './lti/sessions.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long things are kept, in milliseconds. */
const KEPT = {
  launchRecords: 30 * DAY,
  /** Twenty-four months. */
  sittings: 730 * DAY,
} as const;

const EVERY = 10 * MINUTE;

/** Removes all that has had its time, once. @returns how many documents went */
export async function purge({ store, sitting, lti }: Services): Promise<number> {
  const now = lti.now();
  const removals = [
    store.collection(loginTransactionsDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(invitationsDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(sessionsDefinition).removeWhere({ idleUntil: { lte: now } }),
    store.collection(sessionsDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(launchRecordsDefinition).removeWhere({ at: { lte: now - KEPT.launchRecords } }),
    sitting.sittings.removeWhere({ startedAt: { lte: now - KEPT.sittings } }),
  ];
  return (await Promise.all(removals)).reduce((sum, count) => sum + count, 0);
}

/** Purges at start and every ten minutes. */
export function startPurge(services: Services, onError: (error: unknown) => void): { stop(): void } {
  const run = () => void purge(services).catch(onError);
  run();
  const timer = setInterval(run, EVERY);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
