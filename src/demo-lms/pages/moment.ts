const FORMAT = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'medium' });

/** A moment as people read it, in the machine's time zone. @param ms milliseconds since 1970 */
export function moment(ms: number): string {
  return FORMAT.format(ms);
}
