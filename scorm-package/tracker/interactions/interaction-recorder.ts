import type { Dialect } from '../dialects/dialect.js';
import type { Lms } from '../heard-lms.js';
import type { RecordedAnswer } from '../tracker.js';
import { resultOf } from './result-of.js';
import { writtenAnswer } from './written-answer.js';

/** SCORM 2004 promises room for 250 (RTE 4.2.9). */
const MOST_INTERACTIONS = 250;

/**
 * Writes answers as interactions behind those that the LMS has (SCORM 1.2 RTE 3.4.2.7; SCORM 2004 RTE 4.2.9), in the
 * one order that both allow: nothing before the id, and no response before its type. An id may be refused since an
 * earlier edition of the module has used it: then it gets a number of its own. Once the LMS takes neither, it is told no
 * more; the state goes on.
 */
export function interactionRecorder(lms: Lms, dialect: Dialect): (answer: RecordedAnswer) => void {
  let next = Number(lms.read('cmi.interactions._count')) || 0;
  return (answer) => {
    const write = (element: string, value: string): boolean =>
      lms.write(`cmi.interactions.${next}.${element}`, value);
    const id = dialect.id(`${answer.item}.${answer.attempt}`);
    if (next >= MOST_INTERACTIONS || !(write('id', id) || write('id', `${id}_${next}`))) {
      next = MOST_INTERACTIONS;
      return;
    }
    const { response, patterns } = writtenAnswer(answer.interaction, dialect);
    write('type', answer.interaction.type);
    write('objectives.0.id', dialect.id(answer.competence));
    write(dialect.when, dialect.time(answer.at));
    patterns.forEach((pattern, n) => write(`correct_responses.${n}.pattern`, pattern));
    if (response) write(dialect.response, response);
    write('result', resultOf(answer, dialect.wrong));
    write('latency', dialect.timespan(answer.seconds));
    if (dialect.rich) write('description', dialect.text(answer.question));
    next++;
  };
}
