/** Of these, every element of SCORM 1.2 that is told and is no number takes one that is not its own value. */
const OTHERS = ['incomplete', 'browsed', 'neutral', 'correct', 'choice', 'fill-in', '00:00:00.0', ''];

/**
 * Values to try in the place of one, for an element of SCORM 1.2: texts and identifiers get a character more, words and
 * times become others, and a number becomes another number, since `78 ` is 78 as well.
 */
export function otherValues(value: string): readonly string[] {
  const values = Number.isNaN(Number(value)) ? [`${value}_`, ...OTHERS] : ['0', '1'];
  return values.filter((other) => other !== value);
}
