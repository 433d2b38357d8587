/** The seconds in a timespan of SCORM 1.2, `0001:02:03.04`, or of SCORM 2004, `PT1H2M3.04S`; 0 for an empty one. */
export function secondsIn(timespan: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(?:PT)?(?:(\d+)[:H])?(?:(\d+)[:M])?(?:(\d+(?:\.\d+)?)S?)?$/.exec(timespan) ?? [];
  return Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
