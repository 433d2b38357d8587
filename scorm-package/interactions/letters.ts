/**
 * Names options by one letter or digit, as SCORM 1.2 wants (RTE 3.4.2.7.6): their ids where all are that short, else
 * letters by their place. A list holds at most 26.
 *
 * @returns a look-up, empty for an id that is not in the list
 */
export function lettersIn(ids: readonly string[]): (id: string | undefined) => string {
  const short = ids.every((id) => /^[a-z0-9]$/.test(id));
  const letters = new Map(ids.map((id, place) => [id, short ? id : (place + 10).toString(36)]));
  return (id = '') => letters.get(id) || '';
}
