import fc from 'fast-check';
import { parisFieldOf, parisTime } from '../../../src/web/routes/administrator/paris-time.js';

it.each([
  ['2026-01-15T09:30', '2026-01-15T08:30:00Z'],
  ['2026-07-15T09:30', '2026-07-15T07:30:00Z'],
  ['2026-11-22T00:15:30', '2026-11-21T23:15:30Z'],
  ['2026-03-29T03:00', '2026-03-29T01:00:00Z'],
])('%s in Paris is %s', (field, time) => {
  expect(parisTime(field)).toBe(Date.parse(time));
});

it.each(['', '2026-01-15', 'now', '2026-01-15T25:00', '2026-01-15T09:30Z', '2026-99-99T00:00'])(
  '%j is no time',
  (field) => {
    expect(parisTime(field)).toBeUndefined();
  },
);

it('gives back any minute but those that autumn repeats', () => {
  const minutes = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2100, 0) / 60_000 });
  fc.assert(
    fc.property(minutes, (minute) => {
      const field = parisFieldOf(minute * 60_000);
      const back = parisTime(field) ?? 0;
      expect(parisFieldOf(back)).toBe(field);
      expect(Math.abs(back - minute * 60_000)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});
