/** How many deliveries may go to a platform now: as many as it takes, one to see whether it is back, or none. */
export type Passage = 'all' | 'one' | 'none';

/**
 * Which platforms do not answer, so that the grades of all learners wait for one of them together: only one is sent
 * to try, and when it arrives all others follow at once.
 */
export interface Outages {
  passage(registrationId: string): Passage;
  /** It answered something about a grade, even if it was a refusal. */
  answered(registrationId: string): void;
  /**
   * It did not answer, or not as one that works. @param asked milliseconds that it wants to be left alone
   * @returns how long nothing goes there now, in milliseconds; undefined where others may still try
   */
  failed(registrationId: string, asked: number | undefined): number | undefined;
}

interface Outage {
  /** Failures without an answer between them. */
  readonly failures: number;
  readonly since: number;
  readonly until: number;
}

/** So many failures in a row speak of the platform, and not of one grade. */
const FAILURES = 4;
const SECOND = 1_000;
const SHORTEST = 2 * SECOND;
/** For the first hour: who waits longer than that after the platform's return waits for nothing. */
const USUAL_LONGEST = 10 * SECOND;
const LONGEST = 600 * SECOND;

/**
 * How long to leave a platform alone, in milliseconds: an eighth of the time that it has been away, up to ten
 * seconds; after an hour a 360th of that time, up to ten minutes. Drawn from its upper half, so that several processes
 * do not try together. @param away milliseconds @param random in [0, 1)
 */
export function pauseAfter(away: number, random: number): number {
  const usual = Math.min(USUAL_LONGEST, Math.max(SHORTEST, away / 8));
  const full = Math.min(LONGEST, Math.max(usual, away / 360));
  return full / 2 + (full / 2) * random;
}

export function outages(now: () => number, random: () => number): Outages {
  const known = new Map<string, Outage>();
  return {
    passage(registrationId) {
      const outage = known.get(registrationId);
      if (outage === undefined) return 'all';
      if (outage.until > now()) return 'none';
      return outage.failures >= FAILURES ? 'one' : 'all';
    },
    answered(registrationId) {
      known.delete(registrationId);
    },
    failed(registrationId, asked) {
      const time = now();
      const before = known.get(registrationId);
      const since = before?.since ?? time;
      const failures = (before?.failures ?? 0) + 1;
      const pause = failures >= FAILURES ? pauseAfter(time - since, random()) : 0;
      // Who is asked to wait by one answer may get another one, of an earlier request, meanwhile.
      const until = Math.max(time + Math.max(pause, asked ?? 0), before?.until ?? 0);
      known.set(registrationId, { failures, since, until });
      return until > time ? until - time : undefined;
    },
  };
}
