import { setTimeout as delay } from 'node:timers/promises';
import type { Placement } from '../../sittings/placements.js';
import type { Roster, Rosters } from '../../sittings/rosters.js';
import type { Registrations } from '../registrations.js';
import type { ServiceClient } from '../services/service-client.js';
import { mayReadRoster, readRoster } from './read-roster.js';

export interface CourseRosterDependencies {
  readonly rosters: Rosters;
  readonly registrations: Registrations;
  readonly client: ServiceClient;
  readonly now: () => number;
  /** How long a page waits for a list, in milliseconds; 2,500 unless told. */
  readonly patience?: number;
}

/** What a page can tell of the course's list. */
export interface RosterNow {
  /** As last read; absent while the first reading is under way. */
  readonly roster: Roster | undefined;
  /** Whether the platform is still being asked. */
  readonly underway: boolean;
}

export interface CourseRosters {
  /**
   * The roster of a placement, asked for again when it is old; undefined where the platform does not give it. It
   * answers within seconds: what the platform says later is there at the next visit.
   */
  visit(placement: Placement): Promise<RosterNow | undefined>;
  /** The same, but asks for the whole list however new the last one is. */
  refresh(placement: Placement): Promise<RosterNow | undefined>;
}

const MINUTE = 60_000;
/** A list is asked for again at a visit when it is older. */
const FRESH = 4 * 60 * MINUTE;
/** What changed is enough for this long; then the whole list is read again, against what went by unseen. */
const WHOLE = 24 * 60 * MINUTE;
/** After a failure, a visit leaves the platform alone for this long; the button does not. */
const PAUSE = 5 * MINUTE;
const PATIENCE = 2_500;

export function courseRosters(dependencies: CourseRosterDependencies): CourseRosters {
  const { rosters, registrations, client, now, patience = PATIENCE } = dependencies;
  const underway = new Map<string, Promise<void>>();

  /** One reading of a placement at a time, whoever asks. */
  function read(placement: Placement, former: Roster | undefined, whole: boolean): Promise<void> {
    const running = underway.get(placement.id);
    if (running !== undefined) return running;
    const started = (async () => {
      const registration = (await registrations.get(placement.registrationId))?.doc;
      if (registration === undefined) return;
      await rosters.keep(await readRoster({ placement, registration, client, now: now() }, former, whole));
    })().finally(() => underway.delete(placement.id));
    // Who waits sees how it ends. Once nobody does, the next visit asks again.
    started.catch(() => undefined);
    underway.set(placement.id, started);
    return started;
  }

  async function readPatiently(placement: Placement, former: Roster | undefined, whole: boolean) {
    const waiting = new AbortController();
    const waited = delay(patience, undefined, { signal: waiting.signal }).catch(() => undefined);
    try {
      await Promise.race([read(placement, former, whole), waited]);
    } finally {
      waiting.abort();
    }
    return { roster: await rosters.of(placement.id), underway: underway.has(placement.id) };
  }

  async function isGiven(placement: Placement): Promise<boolean> {
    const registration = (await registrations.get(placement.registrationId))?.doc;
    return registration !== undefined && mayReadRoster(placement, registration);
  }

  return {
    async visit(placement) {
      if (!(await isGiven(placement))) return undefined;
      const roster = await rosters.of(placement.id);
      const time = now();
      const old = roster?.readAt === undefined || time - roster.readAt > FRESH;
      const paused = roster?.problem !== undefined && time - roster.triedAt < PAUSE;
      if (!old || paused) return { roster, underway: underway.has(placement.id) };
      return readPatiently(placement, roster, time - (roster?.wholeAt ?? 0) > WHOLE);
    },
    async refresh(placement) {
      if (!(await isGiven(placement))) return undefined;
      return readPatiently(placement, await rosters.of(placement.id), true);
    },
  };
}
