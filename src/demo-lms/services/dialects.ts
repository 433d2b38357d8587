import type { FaultName } from '../faults/catalogue.js';
import type { Lms } from '../lms.js';

/** How a gradebook takes scores, where the specification leaves it open or the platform has its own way. */
export interface Dialect {
  /** Milliseconds that timestamps are compared in. */
  readonly precision: number;
  /** Whether a timestamp equal to the one that stands is too old. */
  readonly equalIsOld: boolean;
  /** Answered to a timestamp that is too old. */
  readonly oldStatus: number;
  /** Answered to the score of somebody who is no learner. */
  readonly notLearnerStatus: number;
  /** What a score that is not final does: erases what stands, or nothing. */
  readonly unfinished: 'erases' | 'ignored';
  /** Whether points and maxima must be whole numbers. */
  readonly wholePoints: boolean;
  /** Whether each comment is added to those before. */
  readonly commentsAddUp: boolean;
  /** Whether a score is one more attempt of the learner unless it says that it is none. */
  readonly countsAttempts: boolean;
  /** Whether results tell their numbers as texts. */
  readonly numbersAsTexts: boolean;
}

const MOODLE: Dialect = {
  precision: 1_000,
  equalIsOld: true,
  oldStatus: 409,
  notLearnerStatus: 400,
  unfinished: 'erases',
  wholePoints: false,
  commentsAddUp: false,
  countsAttempts: false,
  numbersAsTexts: false,
};

const SPECIFICATION: Dialect = { ...MOODLE, precision: 1, notLearnerStatus: 403 };

const OTHERS: readonly (readonly [FaultName, Dialect])[] = [
  [
    'like-canvas',
    {
      ...SPECIFICATION,
      equalIsOld: false,
      oldStatus: 400,
      notLearnerStatus: 422,
      unfinished: 'ignored',
      commentsAddUp: true,
      countsAttempts: true,
    },
  ],
  ['like-open-edx', { ...SPECIFICATION, oldStatus: 400, wholePoints: true }],
  ['like-ilias', { ...SPECIFICATION, numbersAsTexts: true }],
  ['like-specification', SPECIFICATION],
];

/** Moodle's unless another one is switched on. */
export function dialectOf({ faults }: Lms): Dialect {
  return OTHERS.find(([name]) => faults.isOn(name))?.[1] ?? MOODLE;
}
