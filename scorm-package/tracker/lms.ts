import type { DiscoveredApi, LmsCall, MethodName } from './discover-api.js';
import type { Lms } from './heard-lms.js';
import { otherValues } from './other-values.js';
import { unansweredIn } from './unanswered-requests.js';

/** How often a commit is made at once where what comes between goes through. */
const MOST_TRIES = 3;

/**
 * The calls of either standard (SCORM 1.2 RTE 3.3.2; SCORM 2004 RTE 3.1). Some LMSs answer with booleans, and some
 * answer false to what they have done: then their last error, 0, tells.
 *
 * Moodle's run-time for SCORM 1.2 sends what has changed since it last sent, whether that arrived or not
 * (mod/scorm/datamodels/scorm_12.js, `CollectData`). So after a commit that failed each value that was told since the
 * last good one is made another, committed, and made what it was: then it differs, and the next commit sends it, be it the
 * page's last. Where it is SCORM 2004, LMSs send it all each time.
 *
 * Out of sight, Moodle sends by beacon, and answers `true` before anything has arrived: after a failure that is not
 * believed until the page is in sight again.
 *
 * @param inSight whether the page is seen and stays
 */
export function lmsOf({ dialect, api, frame }: DiscoveredApi, inSight: () => boolean): Lms {
  const written = new Map<string, string>();
  /** What was told since the last commit that was kept. */
  const unkept = new Map<string, string>();
  const unanswered = unansweredIn(frame);
  let failing = false;
  /** Whether the LMS may take for sent what never arrived. */
  let stale = false;

  /** Undefined where the call fails altogether: the LMS's window is gone, or its code is at fault. */
  const call = (name: LmsCall, ...values: readonly string[]): string | undefined => {
    try {
      const method: MethodName = `${dialect.prefix}${name}`;
      // Joined, nothing at all is an empty text, and anything else is as it reads.
      return [api[method](...values)].join();
    } catch {
      return undefined;
    }
  };
  const read = (element: string): string => call('GetValue', element) || '';
  const done = (name: LmsCall, ...values: readonly string[]): boolean => {
    const answer = call(name, ...values);
    return answer === 'true' || (answer !== undefined && call('GetLastError') === '0');
  };
  const sent = (name: LmsCall): boolean => {
    // What was asked before is no matter of this call.
    unanswered();
    const isDone = done(name, '');
    return !unanswered() && isDone;
  };
  /** @returns whether the commit went through that had the other values: they must not stay */
  const freshen = (): boolean => {
    const values = [...unkept];
    values.forEach(([element, value]) =>
      otherValues(value).some((other) => done('SetValue', element, other)),
    );
    const isSent = sent('Commit');
    stale = !values.map(([element, value]) => done('SetValue', element, value)).every(Boolean);
    return isSent;
  };
  const commit = (): boolean => {
    if (!inSight()) {
      const isSent = sent('Commit') && !failing;
      failing = !isSent;
      stale = failing && !dialect.rich;
      return isSent;
    }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      failing = stale || !sent('Commit');
      if (!failing || dialect.rich || !freshen()) break;
    }
    return !failing;
  };

  return {
    initialize: () =>
      done('Initialize', '') ||
      (call('GetLastError') === dialect.already && done('GetValue', `${dialect.core}credit`)),
    read,
    write(element, value) {
      const text = `${value}`;
      if (written.get(element) === text) return true;
      const taken = done('SetValue', element, text);
      if (taken) {
        written.set(element, text);
        unkept.set(element, text);
      }
      return taken;
    },
    commit() {
      const isKept = commit();
      if (isKept) unkept.clear();
      return isKept;
    },
    terminate: () => sent(dialect.end),
  };
}
