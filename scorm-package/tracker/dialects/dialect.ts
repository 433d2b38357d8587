/** What one SCORM calls and writes otherwise than the other. */
export interface Dialect {
  /** The API's name in the LMS's window. */
  readonly api: 'API' | 'API_1484_11';
  /** What its methods begin with. */
  readonly prefix: 'LMS' | '';
  /** The method that ends a visit. */
  readonly end: 'Finish' | 'Terminate';
  /** The error for a second Initialize. */
  readonly already: string;

  /** Where the module's own elements stand, `cmi.core.`. */
  readonly core: string;
  /** What some of them begin with, `lesson_`. */
  readonly lesson: string;
  /** Whether a scaled score, progress, descriptions and navigation can be told as well. */
  readonly rich: boolean;
  /** A question or a title, cleaned and cut. */
  readonly text: (text: string) => string;

  readonly id: (id: string) => string;
  /** @param at milliseconds since 1970 */
  readonly time: (at: number) => string;
  readonly timespan: (seconds: number) => string;

  /** An interaction's elements for when it was and what was answered, and the word for a wrong answer. */
  readonly when: string;
  readonly response: string;
  readonly wrong: string;
  /** The grammar of responses: letters and pairs `a.b`; or texts, which are cleaned and cut. */
  readonly letters: (letters: readonly string[]) => string;
  readonly texts: (texts: readonly string[]) => string;
}
