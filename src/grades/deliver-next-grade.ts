import { ConflictError } from '../store/errors.js';
import type { Collection } from '../store/port.js';
import { afterFailure, type FailureDependencies } from './after-failure.js';
import { asSent, deliverGrade } from './deliver-grade.js';
import type { DestinationDependencies } from './destination.js';
import type { Grade } from './grade.js';
import { dueAt, dueNow } from './queue.js';

export interface DeliveryDependencies extends DestinationDependencies, FailureDependencies {
  readonly grades: Collection<Grade>;
}

/**
 * After this, in milliseconds, the grade is due again: whoever had it is gone, or so slow that a later delivery
 * with a later timestamp does no harm.
 */
const LEASE = 20_000;

async function delivery(
  grade: Grade,
  timestamp: number,
  sentBefore: boolean,
  dependencies: DeliveryDependencies,
): Promise<Grade> {
  try {
    const after = await deliverGrade(grade, timestamp, sentBefore, dependencies);
    dependencies.outages.answered(grade.registrationId);
    return after;
  } catch (error) {
    return afterFailure(grade, error, dependencies);
  }
}

/**
 * Takes a platform's next due grade and delivers it. The timestamp is stored before it is sent, so that whatever
 * happens meanwhile, a later delivery has a later one, and is known to be no new submission.
 * @returns the grade as it stands now; undefined when none was due
 */
export async function deliverNextGrade(
  registrationId: string,
  dependencies: DeliveryDependencies,
): Promise<Grade | undefined> {
  const { grades, now } = dependencies;
  const time = now();
  const claimed = await grades.claim(
    { where: dueNow(registrationId, time), sort: [{ by: 'queueKey', order: 'asc' }] },
    { now: time, until: time + LEASE },
  );
  if (claimed === undefined) return undefined;
  const { doc } = claimed;
  const timestamp = Math.max(doc.dueSince, (doc.lastTimestamp ?? -Infinity) + 1_000);
  const grade = dueAt({ ...doc, tries: doc.tries + 1 }, time + LEASE);
  if (!doc.readBack) grade.lastTimestamp = timestamp;
  try {
    const version = await grades.replace(doc.readBack ? grade : asSent(grade), claimed.version);
    const after = await delivery(grade, timestamp, doc.lastTimestamp !== undefined, dependencies);
    await grades.replace(after, version);
    return after;
  } catch (error) {
    // A newer attempt was folded in, or another worker has it: that delivery will tell.
    if (error instanceof ConflictError) return grade;
    throw error;
  }
}
