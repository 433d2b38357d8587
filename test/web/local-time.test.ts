import fc from 'fast-check';
import { localOf, momentOf } from '../../src/web/local-time.js';

const MINUTE = 60_000;

describe('a date-and-time field', () => {
  it.each([
    ['in winter', '2026-01-15T08:30', Date.UTC(2026, 0, 15, 7, 30)],
    ['at the beginning of computers’ time', '1970-01-01T01:00', 0],
    ['in summer', '2026-07-15T08:30', Date.UTC(2026, 6, 15, 6, 30)],
    ['just before the clocks go forward', '2026-03-29T01:59', Date.UTC(2026, 2, 29, 0, 59)],
    ['just after they went forward', '2026-03-29T03:00', Date.UTC(2026, 2, 29, 1)],
    ['after they went back', '2026-10-25T03:00', Date.UTC(2026, 9, 25, 2)],
  ])('means the hour of Paris %s', (_name, local, moment) => {
    expect(momentOf(local)).toBe(moment);
    expect(localOf(moment)).toBe(local);
  });

  it('may say seconds', () => {
    expect(momentOf('2026-01-15T08:30:15')).toBe(Date.UTC(2026, 0, 15, 7, 30, 15));
  });

  it.each([
    '',
    '2026-01-15',
    '2026-13-01T08:00',
    '2026-02-30T08:00',
    '2026-01-15T25:00',
    '15/01/2026 08:00',
    '0000-01-01T00:00',
    '1969-12-31T23:59',
    '3000-01-01T00:00',
    '9999-12-31T23:59',
    'demain',
  ])('that says “%s” means nothing', (local) => {
    expect(momentOf(local)).toBeUndefined();
  });

  it('shows again what it was given, save the hour that comes twice', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2000, 0) / MINUTE, max: Date.UTC(2100, 0) / MINUTE }),
        (minutes) => {
          const local = localOf(minutes * MINUTE);
          expect(localOf(momentOf(local) ?? NaN)).toBe(local);
        },
      ),
    );
  });
});
