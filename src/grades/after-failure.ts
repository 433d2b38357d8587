import { OutboundError } from '../outbound/guarded-client.js';
import { ServiceError } from '../lti/services/service-error.js';
import { asSent, settled, UnreadError, UnsureError } from './deliver-grade.js';
import { ObstacleError, type Obstacle } from './destination.js';
import type { Grade } from './grade.js';
import type { Outages } from './outages.js';
import { dueAt } from './queue.js';
import { retryDelay } from './retry-delay.js';

export interface FailureDependencies {
  readonly outages: Outages;
  readonly now: () => number;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
}

/** What is held back and was not released is looked at again after this, in milliseconds. */
const HELD_DELAY = 3_600_000;
/** Grades that a platform puts off together do not all come back at the same moment. */
const SPREAD = 0.1;

function afterObstacle(grade: Grade, obstacle: Obstacle, { now, random }: FailureDependencies): Grade {
  switch (obstacle) {
    case 'gone':
      return settled(grade, { state: 'refused', problem: obstacle });
    case 'line_item_busy':
      return dueAt(grade, now() + retryDelay(1, random()));
    default:
      return dueAt({ ...grade, problem: obstacle }, now() + HELD_DELAY);
  }
}

function problemOf(error: unknown): string {
  if (error instanceof OutboundError) return error.code;
  if (error instanceof ServiceError) return error.code === 'status' ? `status_${error.status}` : error.code;
  throw error;
}

function isPassing(error: unknown): boolean {
  if (error instanceof OutboundError) return error.code !== 'url_refused';
  return error instanceof ServiceError && error.passing;
}

/**
 * The grade as a failed delivery leaves it: due later where that may help, otherwise kept or refused.
 * @param before as it was before the delivery @throws the error, where it is none that anybody foresaw
 */
export function afterFailure(before: Grade, error: unknown, dependencies: FailureDependencies): Grade {
  if (error instanceof UnsureError) {
    // An answer, though an error, was read: most often nothing was kept.
    const unsure = error.cause instanceof OutboundError ? true : before.unsure;
    return afterFailure({ ...asSent(before), unsure }, error.cause, dependencies);
  }
  // Next time what the platform has is read, and never sent over.
  if (error instanceof UnreadError) {
    return afterFailure({ ...before, readBack: true }, error.cause, dependencies);
  }
  if (error instanceof ObstacleError) return afterObstacle(before, error.obstacle, dependencies);
  const { now, random, outages } = dependencies;
  const problem = problemOf(error);
  if (!isPassing(error)) {
    outages.answered(before.registrationId);
    // A conflict whose other side we may not read stays one: nobody refused the grade.
    return before.readBack
      ? settled(before, { state: 'kept', problem: 'conflict' })
      : settled(before, { state: 'refused', problem });
  }
  const spread = random();
  const asked = error instanceof ServiceError ? error.retryAfter : undefined;
  const pause = outages.failed(before.registrationId, asked);
  const wait = pause ?? retryDelay(before.tries, spread);
  const longer = asked === undefined ? wait : Math.max(wait, asked * (1 + SPREAD * spread));
  return dueAt({ ...before, problem }, now() + longer);
}
