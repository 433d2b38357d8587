import type { PrescriptionSettings } from './prescriptions.js';

/**
 * When time ends a sitting, in milliseconds since 1970: its own limit, with the learner's extra time on top, or
 * the closing, put off by the same extra time where the sitting is limited. Undefined where nothing ends it.
 * @param extraTime share of the limit that the learner has on top, 0 or more (a third, say)
 */
export function endOf(
  { timeLimit, closesAt }: Pick<PrescriptionSettings, 'timeLimit' | 'closesAt'>,
  startedAt: number,
  extraTime: number,
): number | undefined {
  const extra = Math.round((timeLimit ?? 0) * extraTime);
  const ends = [
    timeLimit === undefined ? Infinity : startedAt + timeLimit + extra,
    closesAt === undefined ? Infinity : closesAt + extra,
  ];
  const end = Math.min(...ends);
  return end === Infinity ? undefined : end;
}

/** An answer that was on its way when time was up still counts, within this many milliseconds. */
export const GRACE = 10_000;
