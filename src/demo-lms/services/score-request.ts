import { z } from 'zod';

import { DemoLmsError } from '../errors.js';

/** ISO 8601 with a time zone, as AGS 2.0 section 3.4.9 wants it. */
const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;

const scoreBody = z.looseObject({
  userId: z.union([z.string().min(1), z.number().transform(String)]),
  timestamp: z.string().regex(TIMESTAMP, 'must be ISO 8601 with a time zone'),
  activityProgress: z.enum(['Initialized', 'Started', 'InProgress', 'Submitted', 'Completed']),
  gradingProgress: z.enum(['FullyGraded', 'Pending', 'PendingManual', 'Failed', 'NotReady']),
  scoreGiven: z.number().nonnegative().nullish(),
  scoreMaximum: z.number().positive().nullish(),
  comment: z.string().nullish(),
});

export interface ScoreRequest {
  readonly userId: string;
  readonly timestamp: string;
  /** Whole seconds since 1970. */
  readonly at: number;
  readonly activityProgress: string;
  readonly gradingProgress: string;
  /** Share of the maximum (may exceed 1); null when the grade is to be cleared. */
  readonly share: number | null;
  readonly comment: string;
}

/**
 * Reads a score as strictly as Moodle: anything but `FullyGraded` with a `scoreGiven` clears the grade.
 *
 * @throws DemoLmsError `incorrect_score` (400)
 */
export function readScore(body: unknown): ScoreRequest {
  const result = scoreBody.safeParse(body);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw incorrect(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const { timestamp, scoreGiven, scoreMaximum, gradingProgress, ...rest } = result.data;
  const at = Math.floor(Date.parse(timestamp) / 1000);
  if (Number.isNaN(at)) throw incorrect('timestamp: no such moment');
  const given = scoreGiven ?? null;
  if (given !== null && typeof scoreMaximum !== 'number') {
    throw incorrect('scoreMaximum: required with scoreGiven');
  }
  return {
    userId: rest.userId,
    timestamp,
    at,
    activityProgress: rest.activityProgress,
    gradingProgress,
    share: given === null || gradingProgress !== 'FullyGraded' ? null : given / (scoreMaximum ?? 1),
    comment: rest.comment ?? '',
  };
}

function incorrect(reason: string): DemoLmsError {
  return new DemoLmsError(400, 'incorrect_score', `Incorrect score received: ${reason}`);
}
