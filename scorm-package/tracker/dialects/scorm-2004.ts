import { time2004, timespan2004 } from '../durations.js';
import { plainText } from '../interactions/plain-text.js';
import { portableId } from '../portable-id.js';
import type { Dialect } from './dialect.js';

/** The characters of a localized_string_type that every LMS must take (RTE 4.1.1.6). */
const LONGEST = 250;

/**
 * SCORM 2004, 3rd and 4th edition (RTE 4.2): their data models are the same for what a module tells. Interactions,
 * after RTE 4.2.9.1 and 4.2.9.2: `a[,]c`, `a[.]b[,]c[.]d`, `{lang=fr}text[,]{lang=fr}text`. Patterns say nothing of
 * order: it matters where nothing is said, and is the item's.
 *
 * @param language of the page, `fr`; empty where it is not known
 */
export function scorm2004(language: string): Dialect {
  const text = (words: string): string => {
    const plain = plainText(words, LONGEST);
    return plain && language ? `{lang=${language}}${plain}` : plain;
  };
  return {
    api: 'API_1484_11',
    prefix: '',
    end: 'Terminate',
    already: '103',

    core: 'cmi.',
    lesson: '',
    rich: true,
    text,

    id: portableId,
    time: time2004,
    timespan: timespan2004,

    when: 'timestamp',
    response: 'learner_response',
    wrong: 'incorrect',
    letters: (letters) => letters.join('[,]').replace(/\./g, '[.]'),
    // A bare comma parts texts as `[,]` does, some LMSs believe.
    texts: (texts) => texts.map((words) => text(words.replace(/,/g, '.'))).join('[,]'),
  };
}
