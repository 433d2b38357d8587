import fc from 'fast-check';
import { time12, time2004, timespan12, timespan2004 } from '../../../scorm-package/tracker/durations.js';

const seconds = fc.double({ min: 0, max: 35_999_999.98, noNaN: true });

/** Centiseconds, as a receiver reads them. */
function read12(timespan: string): number {
  const [, hours, minutes, rest] = /^(\d{2,4}):(\d\d):(\d\d\.\d\d)$/.exec(timespan) ?? [];
  return Math.round((Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest)) * 100);
}

function read2004(timespan: string): number {
  const [, hours, minutes, rest] = /^PT(\d+)H(\d+)M(\d+\.\d\d)S$/.exec(timespan) ?? [];
  return Math.round((Number(hours) * 3_600 + Number(minutes) * 60 + Number(rest)) * 100);
}

describe('a timespan', () => {
  it('is read back as the same time, centiseconds rounded down', () => {
    fc.assert(
      fc.property(seconds, (time) => {
        const wanted = Math.floor(time * 100 + 1e-6);
        expect(read12(timespan12(time))).toBe(wanted);
        expect(read2004(timespan2004(time))).toBe(wanted);
      }),
    );
  });

  it.each([
    [0, '00:00:00.00', 'PT00H00M00.00S'],
    [0.05, '00:00:00.05', 'PT00H00M00.05S'],
    [0.57, '00:00:00.57', 'PT00H00M00.57S'],
    [59.999, '00:00:59.99', 'PT00H00M59.99S'],
    [3_723.4, '01:02:03.40', 'PT01H02M03.40S'],
    [360_000, '100:00:00.00', 'PT100H00M00.00S'],
  ])('of %d seconds is %s and %s', (time, in12, in2004) => {
    expect(timespan12(time)).toBe(in12);
    expect(timespan2004(time)).toBe(in2004);
  });

  it('tells no more than the four digits of hours that there are', () => {
    expect(timespan12(1e12)).toBe('9999:59:59.99');
  });

  it.each([-1, NaN])('of %d seconds is none', (time) => {
    expect(timespan12(time)).toBe('00:00:00.00');
  });
});

describe('a time', () => {
  it('is in UTC with two decimals in SCORM 2004', () => {
    expect(time2004(Date.UTC(2026, 10, 29, 8, 30, 15, 67))).toBe('2026-11-29T08:30:15.06Z');
  });

  it("is the learner's time of day in SCORM 1.2", () => {
    expect(time12(new Date(2026, 10, 29, 8, 3, 15).getTime())).toBe('08:03:15');
  });
});
