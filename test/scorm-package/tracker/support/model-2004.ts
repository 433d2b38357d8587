import type { Check, DataModel } from './data-model.js';
import { anything, matching, readOnly, set, text, unset, within, writeOnly } from './data-model.js';
import type { Shapes2004 } from './response-grammar.js';

/** What LMSs of one standard differ in. */
export interface Formats2004 extends Shapes2004 {
  readonly longId: Check;
  readonly decimal: Check;
  readonly time: Check;
  readonly timespan: Check;
  readonly result: Check;
  readonly localized250: Check;
}

/** SCORM 2004 4th edition, RTE 4.1.1, read narrowly. */
export const STRICT_2004: Formats2004 = {
  shortId: /^[A-Za-z0-9_.]{1,250}$/,
  localized: /^(\{lang=[a-z]{2,3}\})?([^{}[\]]{0,250})$/,
  stepAnswer: /^[A-Za-z0-9_.]{1,250}$/,
  longId: matching(/^[A-Za-z][A-Za-z0-9_.:/-]{0,249}$/),
  decimal: matching(/^-?\d+(\.\d{1,7})?$/),
  time: matching(/^(19[7-9]\d|20[0-2]\d|203[0-8])-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{1,2}Z$/),
  timespan: matching(/^P(?=.)(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?)?$/),
  result: matching(/^(correct|incorrect|unanticipated|neutral|-?\d+(\.\d{1,7})?)$/),
  localized250: (value) => text(259)(value) || matching(/^(\{lang=[a-z]{2,3}\})?[^{}]{0,250}$/)(value),
};

/** Moodle 4.5, mod/scorm. */
export const MOODLE_2004: Formats2004 = {
  shortId: /^[\w.]{1,250}$/,
  localized: /^(\{lang=([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?\})?([^{].{0,250})?$/,
  stepAnswer: /^(-?\d{1,5}(\.\d{1,18})?|[\w.]{0,250})$/,
  longId: matching(/^(?!urn:)\S{1,4000}$/),
  decimal: matching(/^-?\d{1,5}(\.\d{1,18})?$/),
  time: matching(
    /^(19[7-9]\d|20[0-2]\d|203[0-8])-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{1,2}Z$/,
  ),
  timespan: matching(
    /^P(\d+Y)?(\d+M)?(\d+D)?(T((\d+H(\d+M)?(\d+(\.\d{1,2})?S)?)|(\d+M(\d+(\.\d{1,2})?S)?)|(\d+(\.\d{1,2})?S)))?$/,
  ),
  result: matching(/^(correct|incorrect|unanticipated|neutral|-?\d{1,4}(\.\d{1,18})?)$/),
  localized250: matching(/^(\{lang=([a-zA-Z]{2,3}|i|x)(-[a-zA-Z0-9-]{2,8})?\})?([^{].{0,250})?$/),
};

const TYPES =
  /^(true-false|choice|fill-in|long-fill-in|matching|performance|sequencing|likert|numeric|other)$/;

const COMPLETION = matching(/^(completed|incomplete|not attempted|unknown)$/);
const SUCCESS = matching(/^(passed|failed|unknown)$/);

/** The data model of SCORM 2004 (RTE 4.2), as far as a module of one page needs it. */
export function dataModel2004(formats: Formats2004, passing: string): DataModel {
  const { longId, decimal, time, timespan, result, localized250 } = formats;
  const scaled = within(decimal, -1, 1);
  return {
    'cmi.completion_status': set(COMPLETION, 'unknown'),
    'cmi.success_status': set(SUCCESS, 'unknown'),
    'cmi.credit': readOnly('credit'),
    'cmi.entry': readOnly('ab-initio'),
    'cmi.exit': writeOnly(matching(/^(time-out|suspend|logout|normal|)$/)),
    'cmi.location': unset(text(1_000)),
    'cmi.mode': readOnly('normal'),
    'cmi.progress_measure': unset(within(decimal, 0, 1)),
    'cmi.scaled_passing_score': { access: 'r', check: anything, ...(passing !== '' && { initial: passing }) },
    'cmi.score.scaled': unset(scaled),
    'cmi.score.raw': unset(decimal),
    'cmi.score.min': unset(decimal),
    'cmi.score.max': unset(decimal),
    'cmi.session_time': writeOnly(timespan),
    'cmi.suspend_data': unset(text(64_000)),
    'cmi.objectives._count': readOnly('0'),
    'cmi.objectives.n.id': unset(longId),
    'cmi.objectives.n.score.scaled': unset(scaled),
    'cmi.objectives.n.score.raw': unset(decimal),
    'cmi.objectives.n.score.min': unset(decimal),
    'cmi.objectives.n.score.max': unset(decimal),
    'cmi.objectives.n.success_status': set(SUCCESS, 'unknown'),
    'cmi.objectives.n.completion_status': set(COMPLETION, 'unknown'),
    'cmi.objectives.n.description': unset(localized250),
    'cmi.interactions._count': readOnly('0'),
    'cmi.interactions.n.id': unset(longId),
    'cmi.interactions.n.type': unset(matching(TYPES)),
    'cmi.interactions.n.objectives.n.id': unset(longId),
    'cmi.interactions.n.timestamp': unset(time),
    'cmi.interactions.n.correct_responses.n.pattern': unset(anything),
    'cmi.interactions.n.learner_response': unset(anything),
    'cmi.interactions.n.result': unset(result),
    'cmi.interactions.n.latency': unset(timespan),
    'cmi.interactions.n.description': unset(localized250),
    'adl.nav.request': set(
      matching(/^(continue|previous|exit|exitAll|abandon|abandonAll|suspendAll|_none_)$/),
      '_none_',
    ),
  };
}
