import { OutboundError } from '../outbound/guarded-client.js';
import { scope } from '../lti/claims-vocabulary.js';
import { isSameShare, readResult, sendScore } from '../lti/services/scores.js';
import { ServiceError } from '../lti/services/service-error.js';
import { ConflictError } from '../store/errors.js';
import type { Collection } from '../store/port.js';
import {
  destinationOf,
  ObstacleError,
  type Destination,
  type DestinationDependencies,
  type Obstacle,
} from './destination.js';
import type { Grade } from './grade.js';
import { retryDelay } from './retry-delay.js';

export interface DeliveryDependencies extends DestinationDependencies {
  readonly grades: Collection<Grade>;
  /** In [0, 1): spreads retries. */
  readonly random: () => number;
}

/**
 * After this, in milliseconds, the grade is due again: whoever had it is gone, or so slow that a later delivery
 * with a later timestamp does no harm.
 */
const LEASE = 20_000;
/** What is held back and was not released is looked at again after this, in milliseconds. */
const HELD_DELAY = 3_600_000;
/** Grades that a platform puts off together do not all come back at the same moment. */
const SPREAD = 0.1;

/** Says of a conflict whether the platform has our value already, or one of its own. */
async function compare(grade: Grade, to: Destination, { client, now }: DeliveryDependencies): Promise<Grade> {
  if (!to.scopes.includes(scope.result)) return settled(grade, { state: 'kept', problem: 'conflict' });
  const platformShare = await readResult(to.registration, to.lineItem, to.userId, client);
  if (platformShare !== undefined && isSameShare(platformShare, grade.share)) {
    return settled(grade, { state: 'delivered', deliveredAt: now() });
  }
  const value = platformShare === undefined ? {} : { platformShare };
  return settled(grade, { state: 'kept', problem: 'conflict', ...value });
}

function settled(grade: Grade, outcome: Partial<Grade> & Pick<Grade, 'state'>): Grade {
  return {
    ...grade,
    dueAt: undefined,
    readBack: false,
    problem: undefined,
    platformShare: undefined,
    ...outcome,
  };
}

/** The grade as one delivery with this timestamp leaves it. */
async function deliver(grade: Grade, timestamp: number, dependencies: DeliveryDependencies): Promise<Grade> {
  const { client, now } = dependencies;
  const to = await destinationOf(grade, dependencies);
  if (grade.readBack) return compare(grade, to, dependencies);
  const { registration, lineItem, userId } = to;
  try {
    await sendScore(registration, { lineItem, userId, share: grade.share, timestamp }, client);
    return settled(grade, { state: 'delivered', deliveredAt: now() });
  } catch (error) {
    if (!(error instanceof ServiceError) || error.status !== 409) throw error;
  }
  try {
    return await compare(grade, to, dependencies);
  } catch (error) {
    // What the platform has could not be read now: next time it is read, and never sent over.
    return afterFailure({ ...grade, readBack: true }, error, dependencies);
  }
}

function afterObstacle(grade: Grade, obstacle: Obstacle, { now, random }: DeliveryDependencies): Grade {
  switch (obstacle) {
    case 'gone':
      return settled(grade, { state: 'refused', problem: obstacle });
    case 'line_item_busy':
      return { ...grade, dueAt: now() + retryDelay(1, random()) };
    default:
      return { ...grade, problem: obstacle, dueAt: now() + HELD_DELAY };
  }
}

function afterFailure(grade: Grade, error: unknown, dependencies: DeliveryDependencies): Grade {
  if (error instanceof ObstacleError) return afterObstacle(grade, error.obstacle, dependencies);
  const { now, random } = dependencies;
  const passing =
    error instanceof OutboundError
      ? error.code !== 'url_refused'
      : error instanceof ServiceError && error.passing;
  const problem = problemOf(error);
  // A conflict whose other side we may not read stays one: nobody refused the grade.
  if (!passing && grade.readBack) return settled(grade, { state: 'kept', problem: 'conflict' });
  if (!passing) return settled(grade, { state: 'refused', problem });
  const spread = random();
  const asked = error instanceof ServiceError ? (error.retryAfter ?? 0) : 0;
  return {
    ...grade,
    problem,
    dueAt: now() + Math.max(asked * (1 + SPREAD * spread), retryDelay(grade.tries, spread)),
  };
}

function problemOf(error: unknown): string {
  if (error instanceof OutboundError) return error.code;
  if (error instanceof ServiceError) return error.code === 'status' ? `status_${error.status}` : error.code;
  throw error;
}

/**
 * Takes the next due grade and delivers it. The timestamp is stored before it is sent, so that whatever happens
 * meanwhile, a later delivery has a later one. @returns the grade as it stands now; undefined when none was due
 */
export async function deliverNextGrade(dependencies: DeliveryDependencies): Promise<Grade | undefined> {
  const { grades, now } = dependencies;
  const time = now();
  const claimed = await grades.claim(
    { where: { dueAt: { lte: time } }, sort: [{ by: 'dueAt', order: 'asc' }] },
    { now: time, until: time + LEASE },
  );
  if (claimed === undefined) return undefined;
  const { doc } = claimed;
  const timestamp = Math.max(doc.dueSince, (doc.lastTimestamp ?? -Infinity) + 1_000);
  const grade: Grade = {
    ...doc,
    tries: doc.tries + 1,
    dueAt: time + LEASE,
    lastTimestamp: doc.readBack ? doc.lastTimestamp : timestamp,
  };
  try {
    const version = await grades.replace(grade, claimed.version);
    const after = await deliver(grade, timestamp, dependencies).catch((error: unknown) =>
      afterFailure(grade, error, dependencies),
    );
    await grades.replace(after, version);
    return after;
  } catch (error) {
    // A newer attempt was folded in, or another worker has it: that delivery will tell.
    if (error instanceof ConflictError) return grade;
    throw error;
  }
}
