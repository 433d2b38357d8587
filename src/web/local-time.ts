/** The institutions served are French: their day is the one that counts. */
export const TIME_ZONE = 'Europe/Paris';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The wall clock's reading at a moment, as if it were one of universal time, in milliseconds. */
function wallClock(moment: number): number {
  return Date.parse(`${parts.format(moment).replace(' ', 'T')}Z`);
}

/** Of the years 1970 to 2999: at the calendar's ends a time zone leads out of it. Some browsers send seconds. */
const LOCAL = /^(?:19[7-9]\d|2\d{3})-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/;

/**
 * The moment that a date-and-time field means (HTML, `datetime-local`), in milliseconds since 1970; undefined when
 * it is none. An hour that the clock passes over in spring means the hour after it; of one that comes twice, either.
 */
export function momentOf(local: string): number | undefined {
  if (!LOCAL.test(local)) return undefined;
  const wanted = Date.parse(`${local}Z`);
  // A day that the month does not have would be taken for one of the next.
  if (Number.isNaN(wanted) || !new Date(wanted).toISOString().startsWith(local)) return undefined;
  const guess = wanted - (wallClock(wanted) - wanted);
  return guess - (wallClock(guess) - wanted);
}

/** What a date-and-time field shows for a moment. */
export function localOf(moment: number): string {
  return parts.format(moment).replace(' ', 'T').slice(0, 16);
}
