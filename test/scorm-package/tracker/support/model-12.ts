import type { DataModel } from './data-model.js';
import { anything, matching, readOnly, set, text, unset, within, writeOnly } from './data-model.js';
import type { Check } from './data-model.js';

/** What LMSs of one standard differ in. */
export interface Formats12 {
  readonly identifier: Check;
  readonly decimal: Check;
  readonly time: Check;
  readonly timespan: Check;
  readonly result: Check;
  readonly text255: Check;
  readonly text4096: Check;
}

/** SCORM 1.2 RTE 3.4.1, read narrowly. */
export const STRICT_12: Formats12 = {
  identifier: matching(/^[A-Za-z0-9_-]{1,255}$/),
  decimal: matching(/^-?\d+(\.\d+)?$/),
  time: matching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  timespan: matching(/^\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  result: matching(/^(correct|wrong|unanticipated|neutral|-?\d+(\.\d+)?)$/),
  text255: text(255),
  text4096: text(4096),
};

/** Moodle 4.5, mod/scorm, with its setting "SCORM standards mode" on. */
export const MOODLE_12: Formats12 = {
  identifier: matching(/^[\u0021-\u007E]{0,255}$/),
  decimal: matching(/^-?\d{0,3}(\.\d*)?$/),
  time: matching(/^[0-2]\d:[0-5]\d:[0-5]\d(\.\d{1,2})?$/),
  timespan: matching(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/),
  result: matching(/^(correct|wrong|unanticipated|neutral|\d{0,3}(\.\d*)?)$/),
  text255: matching(/^[\u0000-\uFFFF]{0,255}$/),
  text4096: matching(/^[\u0000-\uFFFF]{0,4096}$/),
};

const TYPES = /^(true-false|choice|fill-in|matching|performance|sequencing|likert|numeric)$/;

/** The data model of SCORM 1.2 (RTE 3.4.2) with all that it leaves to the LMS. */
export function dataModel12(formats: Formats12, mastery: string): DataModel {
  const { identifier, decimal, time, timespan, result, text255, text4096 } = formats;
  const score = within(decimal, 0, 100);
  return {
    'cmi.core.student_id': readOnly('s1'),
    'cmi.core.lesson_location': set(text255, ''),
    'cmi.core.credit': readOnly('credit'),
    'cmi.core.lesson_status': set(
      matching(/^(passed|completed|failed|incomplete|browsed)$/),
      'not attempted',
    ),
    'cmi.core.entry': readOnly('ab-initio'),
    'cmi.core.score.raw': set(score, ''),
    'cmi.core.score.min': set(score, ''),
    'cmi.core.score.max': set(score, ''),
    'cmi.core.lesson_mode': readOnly('normal'),
    'cmi.core.exit': writeOnly(matching(/^(time-out|suspend|logout|)$/)),
    'cmi.core.session_time': writeOnly(timespan),
    'cmi.suspend_data': set(text4096, ''),
    'cmi.student_data.mastery_score': readOnly(mastery),
    'cmi.objectives._children': readOnly('id,score,status'),
    'cmi.objectives._count': readOnly('0'),
    'cmi.objectives.n.id': unset(identifier),
    'cmi.objectives.n.score.raw': set(score, ''),
    'cmi.objectives.n.score.min': set(score, ''),
    'cmi.objectives.n.score.max': set(score, ''),
    'cmi.objectives.n.status': set(
      matching(/^(passed|completed|failed|incomplete|browsed|not attempted)$/),
      'not attempted',
    ),
    'cmi.interactions._count': readOnly('0'),
    'cmi.interactions.n.id': writeOnly(identifier),
    'cmi.interactions.n.objectives.n.id': writeOnly(identifier),
    'cmi.interactions.n.time': writeOnly(time),
    'cmi.interactions.n.type': writeOnly(matching(TYPES)),
    'cmi.interactions.n.correct_responses.n.pattern': writeOnly(anything),
    'cmi.interactions.n.student_response': writeOnly(anything),
    'cmi.interactions.n.result': writeOnly(result),
    'cmi.interactions.n.latency': writeOnly(timespan),
  };
}
