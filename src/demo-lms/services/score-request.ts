import { z } from 'zod';

import { DemoLmsError } from '../errors.js';
import type { Dialect } from './dialects.js';

/** ISO 8601 with a time zone, as AGS 2.0 section 3.4.9 wants it. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

const moment = z.string().regex(TIMESTAMP, 'must be ISO 8601 with a time zone');

/** What a score says to Canvas beside. */
const SUBMISSION = 'https://canvas.instructure.com/lti/submission';

const scoreBody = z.looseObject({
  userId: z.union([z.string().min(1), z.number().transform(String)]),
  timestamp: moment,
  activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
  gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
  scoreGiven: z.number().nonnegative().nullish(),
  scoreMaximum: z.number().positive().nullish(),
  comment: z.string().nullish(),
  submission: z.looseObject({ startedAt: moment.nullish(), submittedAt: moment.nullish() }).nullish(),
  [SUBMISSION]: z
    .looseObject({ new_submission: z.boolean().nullish(), prioritize_non_tool_grade: z.boolean().nullish() })
    .nullish(),
});

export interface ScoreRequest {
  readonly userId: string;
  readonly timestamp: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  /** Share of the maximum (may exceed 1); null when the grade is to be cleared. */
  readonly share: number | null;
  readonly comment: string;
  /** Whether it is one more attempt, where attempts count. */
  readonly newSubmission: boolean;
  /** Whether a teacher's mark goes before it. */
  readonly givesWay: boolean;
}

/**
 * Reads a score as strictly as Moodle: anything but `FullyGraded` with a `scoreGiven` has no share.
 *
 * @throws DemoLmsError `incorrect_score` (400)
 */
export function readScore(body: unknown, { wholePoints }: Dialect): ScoreRequest {
  const result = scoreBody.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw incorrect(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { timestamp, scoreGiven, scoreMaximum, gradingProgress, ...rest } = result.data;
  const at = Date.parse(timestamp);
  if (Number.isNaN(at)) throw incorrect('timestamp: no such moment');
  const given = scoreGiven ?? null;
  if (given !== null && typeof scoreMaximum !== 'number') {
    throw incorrect('scoreMaximum: required with scoreGiven');
  }
  const fractional = [given, scoreMaximum].find(
    (points) => typeof points === 'number' && !Number.isInteger(points),
  );
  if (wholePoints && fractional !== undefined) throw incorrect('points: must be whole');
  const more = rest[SUBMISSION];
  return {
    userId: rest.userId,
    timestamp,
    at,
    activityProgress: rest.activityProgress,
    gradingProgress,
    share: given === null || gradingProgress !== 'FullyGraded' ? null : given / (scoreMaximum ?? 1),
    comment: rest.comment ?? '',
    newSubmission: more?.new_submission ?? true,
    givesWay: more?.prioritize_non_tool_grade ?? false,
  };
}

function incorrect(reason: string): DemoLmsError {
  return new DemoLmsError(400, 'incorrect_score', `Incorrect score received: ${reason}`);
}
