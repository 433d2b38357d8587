/** Of the time that a calm answer takes. */
const SHARE = 0.1;
/** In seconds: nobody reads a question in less, and more than ten is time enough to have read. */
const SHORTEST = 3;
const LONGEST = 10;

/**
 * Whether an answer came faster than the question can be read: within a tenth of the time expected, but 3 s at least
 * and 10 s at most (the normative threshold of Wise & Ma 2012). It is told to whoever reads the results, and scored
 * like any other: speed alone proves nothing.
 *
 * @param seconds from the question's showing to its answer
 * @param expected how long a calm answer takes, in seconds
 */
export function isRapidGuess(seconds: number, expected: number): boolean {
  return seconds < Math.min(LONGEST, Math.max(SHORTEST, SHARE * expected));
}
