const FIELDS = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?$/;

const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What clocks in Paris show at this time, as a `datetime-local` field has it. @param time milliseconds since 1970 */
export function parisFieldOf(time: number): string {
  const parts = new Map(clock.formatToParts(time).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * When clocks in Paris show what a `datetime-local` field holds, in milliseconds since 1970; undefined for what is no
 * time. In the hour that autumn repeats, either answer is right.
 */
export function parisTime(field: string): number | undefined {
  if (!FIELDS.test(field)) return undefined;
  const asUtc = Date.parse(`${field}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  const ahead = Date.parse(`${parisFieldOf(asUtc)}Z`) - Math.floor(asUtc / 60_000) * 60_000;
  const guess = asUtc - ahead;
  const again = Date.parse(`${parisFieldOf(guess)}Z`) - Math.floor(guess / 60_000) * 60_000;
  return asUtc - again;
}
