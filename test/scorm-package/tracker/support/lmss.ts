import { dataModel12, MOODLE_12, STRICT_12, type Formats12 } from './model-12.js';
import { dataModel2004, MOODLE_2004, STRICT_2004, type Formats2004 } from './model-2004.js';
import { correctPattern, learnerResponse, response12 } from './response-grammar.js';
import { scormAgain } from './scorm-again-lms.js';
import { strictLms, type StrictLmsOptions } from './strict-lms.js';
import type { TestLms } from './test-lms.js';

export type LmsOptions = Pick<StrictLmsOptions, 'values' | 'booleans' | 'whim' | 'moodle'> & {
  /** The passing score as the LMS gives it, 0–100 in SCORM 1.2 and 0–1 in SCORM 2004; none without. */
  readonly passing?: string;
};

/**
 * At the end, an LMS of SCORM 1.2 takes for completed what was never begun, and judges by the mastery score what was
 * scored (Moodle, and RTE 3.4.2.4.2).
 */
function lms12(formats: Formats12, { passing = '', ...options }: LmsOptions): TestLms {
  const response = response12(formats.text255);
  return strictLms({
    ...options,
    standard: '1.2',
    model: dataModel12(formats, passing),
    response,
    pattern: response,
    judge(values, atTheEnd) {
      const raw = values.get('cmi.core.score.raw') ?? '';
      if (!atTheEnd) return;
      if (!values.has('cmi.core.lesson_status')) values.set('cmi.core.lesson_status', 'completed');
      if (passing !== '' && raw !== '') {
        values.set('cmi.core.lesson_status', Number(raw) >= Number(passing) ? 'passed' : 'failed');
      }
    },
  });
}

/**
 * An LMS of SCORM 2004 judges by the passing score whenever there is a scaled one (RTE 4.2.22), and by progress whether
 * all is done (RTE 4.2.4, with a threshold of 1).
 */
function lms2004(formats: Formats2004, { passing = '', ...options }: LmsOptions): TestLms {
  return strictLms({
    ...options,
    standard: '2004',
    model: dataModel2004(formats, passing),
    response: learnerResponse(formats),
    pattern: correctPattern(formats),
    judge(values) {
      const scaled = values.get('cmi.score.scaled');
      const progress = values.get('cmi.progress_measure');
      if (passing !== '' && scaled !== undefined) {
        values.set('cmi.success_status', Number(scaled) >= Number(passing) ? 'passed' : 'failed');
      }
      if (progress !== undefined) {
        values.set('cmi.completion_status', Number(progress) >= 1 ? 'completed' : 'incomplete');
      }
    },
  });
}

/** Every reading of the standards that a package must please. */
export const LMSS = {
  'SCORM 1.2, read narrowly': (options: LmsOptions = {}) => lms12(STRICT_12, options),
  'SCORM 1.2 in Moodle': (options: LmsOptions = {}) => lms12(MOODLE_12, { ...options, moodle: true }),
  'SCORM 1.2 in scorm-again': ({ passing = '' }: LmsOptions = {}) => scormAgain('1.2', passing),
  'SCORM 2004, read narrowly': (options: LmsOptions = {}) => lms2004(STRICT_2004, options),
  'SCORM 2004 in Moodle': (options: LmsOptions = {}) => lms2004(MOODLE_2004, { ...options, moodle: true }),
  'SCORM 2004 in scorm-again': ({ passing = '' }: LmsOptions = {}) => scormAgain('2004', passing),
} as const;

export type LmsName = keyof typeof LMSS;

export const LMS_NAMES = Object.keys(LMSS) as readonly LmsName[];
