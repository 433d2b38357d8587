import type { DiscoveredApi, LmsCall, MethodName } from './discover-api.js';
import type { Lms } from './heard-lms.js';
import { unansweredIn } from './unanswered-requests.js';

/**
 * The calls of either standard (SCORM 1.2 RTE 3.3.2; SCORM 2004 RTE 3.1). Some LMSs answer with booleans, and some
 * answer false to what they have done: then their last error, 0, tells.
 */
export function lmsOf({ dialect, api, frame }: DiscoveredApi): Lms {
  const written = new Map<string, string>();
  const unanswered = unansweredIn(frame);

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

  return {
    initialize: () =>
      done('Initialize', '') ||
      (call('GetLastError') === dialect.already && done('GetValue', `${dialect.core}credit`)),
    read,
    write(element, value) {
      const text = `${value}`;
      if (written.get(element) === text) return true;
      const taken = done('SetValue', element, text);
      if (taken) written.set(element, text);
      return taken;
    },
    commit: () => sent('Commit'),
    terminate: () => sent(dialect.end),
  };
}
