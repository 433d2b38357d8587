import { time12, timespan12 } from '../durations.js';
import { plainText } from '../interactions/plain-text.js';
import { portableId12 } from '../portable-id.js';
import type { Dialect } from './dialect.js';

/** A CMIString255, CMIFeedback too, in characters. */
const LONGEST = 255;

/**
 * SCORM 1.2 (RTE 3.4). Interactions, after RTE 3.4.2.7.5 and 3.4.2.7.6: `a,c`, `a.b,c.d`, or a text; several texts are
 * told as one, since this grammar parts none.
 */
export const SCORM_12: Dialect = {
  api: 'API',
  prefix: 'LMS',
  end: 'Finish',
  // The general exception: this standard has no word of its own for it.
  already: '101',

  core: 'cmi.core.',
  lesson: 'lesson_',
  rich: false,
  text: (text) => plainText(text, LONGEST),

  id: portableId12,
  time: time12,
  timespan: timespan12,

  when: 'time',
  response: 'student_response',
  wrong: 'wrong',
  letters: (letters) => letters.join(),
  texts: (texts) => SCORM_12.text(texts.join(' ; ')),
};
