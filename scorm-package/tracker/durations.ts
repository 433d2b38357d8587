/** The longest that SCORM 1.2 can tell is 9999:59:59.99. */
const MOST_CENTISECONDS = 10_000 * 360_000 - 1;

/**
 * SCORM 1.2 CMITimespan, `HH:MM:SS.SS` with up to four digits of hours, centiseconds rounded down. There are always two
 * digits behind the point: a receiver reads 40 in `.4`, not 4.
 *
 * @param seconds at least 0; what is none counts as 0
 */
export function timespan12(seconds: number): string {
  const all = Math.min(Math.floor(Math.max(seconds, 0) * 100 + 1e-6) || 0, MOST_CENTISECONDS);
  const hours = String(Math.floor(all / 360_000)).padStart(2, '0');
  // A clock that started at midnight shows the rest.
  return `${hours}:${time2004(all * 10).slice(14, 22)}`;
}

/**
 * SCORM 2004 timeinterval (second,10,2), an ISO 8601 duration such as `PT01H02M03.04S`, under the same rules.
 *
 * @param seconds at least 0; what is none counts as 0
 */
export function timespan2004(seconds: number): string {
  return `PT${timespan12(seconds).replace(':', 'H').replace(':', 'M')}S`;
}

/**
 * SCORM 1.2 CMITime, `HH:MM:SS`: it has no zone, so it is the learner's own time of day.
 *
 * @param at milliseconds since 1970
 */
export function time12(at: number): string {
  return new Date(at).toTimeString().slice(0, 8);
}

/**
 * SCORM 2004 time (second,10,2) in UTC, `2026-11-29T08:30:00.00Z`: two decimals, not the three of `toISOString`,
 * which some LMSs refuse.
 *
 * @param at milliseconds since 1970
 */
export function time2004(at: number): string {
  return `${new Date(at).toISOString().slice(0, 22)}Z`;
}
