import type { Services } from './services.js';
import { administratorLinksDefinition } from './administrators/administrator-links.js';
import { administratorSessionsDefinition } from './administrators/administrator-sessions.js';
import { extraTimesDefinition } from './sittings/extra-times.js';
import { identitiesDefinition } from './sittings/learners.js';
import { rostersDefinition } from './sittings/rosters.js';
import { invitationsDefinition } from './lti/dynamic-registration/invitations.js';
import { launchRecordsDefinition } from './lti/launch-records.js';
import { loginTransactionsDefinition } from './lti/login/transactions.js';
import { serviceCallsDefinition } from './lti/services/service-calls.js';
import { sessionsDefinition } from './lti/sessions.js';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** How long things are kept, in milliseconds. */
const KEPT = {
  launchRecords: 30 * DAY,
  serviceCalls: 30 * DAY,
  rosters: 30 * DAY,
  /** Twenty-four months. */
  sittings: 730 * DAY,
} as const;

/** However many there are: a flood of refused launches, or a platform that is away, must not fill the store. */
const MOST = { refusedLaunches: 200_000, serviceCalls: 500_000 } as const;

const EVERY = 10 * MINUTE;

/**
 * Removes sittings that have had their time, and with a learner's last one the grade, the extra time and the
 * identity: a name without answers serves nobody. @returns how many documents went
 */
async function purgeSittings(
  { store, sitting: { sittings }, grades }: Services,
  before: number,
): Promise<number> {
  const identities = store.collection(identitiesDefinition);
  const extraTimes = store.collection(extraTimesDefinition);
  let removed = 0;
  for await (const { id, learnerId } of sittings.stream({ startedAt: { lte: before } })) {
    if (await sittings.remove(id)) removed += 1;
    if ((await sittings.count({ learnerId })) > 0) continue;
    removed += await grades.grades.removeWhere({ learnerId });
    removed += await extraTimes.removeWhere({ learnerId });
    removed += await identities.removeWhere({ learnerId });
  }
  return removed;
}

/** Removes all that has had its time, once. @returns how many documents went */
export async function purge(services: Services): Promise<number> {
  const { store, lti } = services;
  const now = lti.now();
  const removals = [
    store.collection(loginTransactionsDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(invitationsDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(administratorLinksDefinition).removeWhere({ expiresAt: { lte: now } }),
    store.collection(administratorSessionsDefinition).removeWhere({ idleUntil: { lte: now } }),
    store.collection(sessionsDefinition).removeWhere({ idleUntil: { lte: now } }),
    store.collection(launchRecordsDefinition).removeWhere({ at: { lte: now - KEPT.launchRecords } }),
    lti.launchRecords.dropRefusalsBeyond(MOST.refusedLaunches),
    store.collection(serviceCallsDefinition).removeWhere({ at: { lte: now - KEPT.serviceCalls } }),
    lti.serviceCalls.dropBeyond(MOST.serviceCalls),
    store.collection(rostersDefinition).removeWhere({ readAt: { lte: now - KEPT.rosters } }),
    store.collection(rostersDefinition).removeWhere({ triedAt: { lte: now - KEPT.rosters } }),
    lti.toolKeys.retire(),
    purgeSittings(services, now - KEPT.sittings),
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
