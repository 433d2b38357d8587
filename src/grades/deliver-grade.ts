import { OutboundError } from '../outbound/guarded-client.js';
import { scope } from '../lti/claims-vocabulary.js';
import { quirksOf } from '../lti/platforms/quirks-of.js';
import { pointsOf, readResults, sendScore } from '../lti/services/scores.js';
import { ServiceError } from '../lti/services/service-error.js';
import { destinationOf, type Destination, type DestinationDependencies } from './destination.js';
import type { Grade } from './grade.js';
import { notDue } from './queue.js';
import { isSameThere, shareThere } from './same-value.js';

/** A delivery that failed after the score may have reached the platform. */
export class UnsureError extends Error {}

/** A conflict whose other side could not be read. */
export class UnreadError extends Error {}

/** The grade as a delivery that came to an end leaves it. */
export function settled(grade: Grade, outcome: Partial<Grade> & Pick<Grade, 'state'>): Grade {
  const ended = { readBack: false, revised: undefined, unsure: undefined };
  const nothing = { problem: undefined, platformShare: undefined };
  return notDue({ ...grade, ...ended, ...nothing, ...outcome });
}

/** The grade as one whose score may have reached the platform. */
export function asSent(grade: Grade): Grade {
  const { attempt, attemptSent = 0, comment: commentSent } = grade;
  return { ...grade, attemptSent: Math.max(attempt, attemptSent), commentSent, unsure: true };
}

function delivered(grade: Grade, { now }: DestinationDependencies): Grade {
  return settled(grade, { state: 'delivered', deliveredAt: now(), deliveredShare: grade.share });
}

function kept(grade: Grade, platformShare: number | undefined): Grade {
  const value = platformShare === undefined ? {} : { platformShare };
  return settled(grade, { state: 'kept', problem: 'conflict', ...value });
}

async function shareAt(to: Destination, { client }: DestinationDependencies): Promise<number | undefined> {
  const { registration, lineItem, userId } = to;
  return (await readResults(registration, lineItem, client, userId)).get(userId);
}

/** Says of a conflict whether the platform has our value already, or one of its own. */
export async function compare(
  grade: Grade,
  to: Destination,
  dependencies: DestinationDependencies,
): Promise<Grade> {
  if (!to.scopes.includes(scope.result)) return kept(grade, undefined);
  const platformShare = await shareAt(to, dependencies);
  const { family } = to.registration;
  return platformShare !== undefined && isSameThere(platformShare, grade.share, family)
    ? delivered(grade, dependencies)
    : kept(grade, platformShare);
}

/**
 * What stands at the platform instead of what we delivered, a teacher's own mark say; undefined where ours stands, or
 * where that cannot be read: then the timestamps decide.
 */
async function otherValue(
  grade: Grade,
  to: Destination,
  dependencies: DestinationDependencies,
): Promise<number | undefined> {
  const { deliveredShare } = grade;
  if (deliveredShare === undefined || !to.scopes.includes(scope.result)) return undefined;
  try {
    const platformShare = await shareAt(to, dependencies);
    if (platformShare === undefined) return undefined;
    const { family } = to.registration;
    const ours = [deliveredShare, grade.share].some((share) => isSameThere(platformShare, share, family));
    return ours ? undefined : platformShare;
  } catch (error) {
    if (error instanceof ServiceError && !error.passing) return undefined;
    throw error;
  }
}

/** A grade whose score was accepted, as the platform shows it: some accept a score and go on showing a teacher's mark. */
async function accepted(
  grade: Grade,
  to: Destination,
  sentBefore: boolean,
  dependencies: DestinationDependencies,
): Promise<Grade> {
  const sent = asSent(grade);
  const { family } = to.registration;
  if (!sentBefore || !quirksOf(family).marksStand || !to.scopes.includes(scope.result)) {
    return delivered(sent, dependencies);
  }
  try {
    const platformShare = await shareAt(to, dependencies);
    return platformShare === undefined || isSameThere(platformShare, grade.share, family)
      ? delivered(sent, dependencies)
      : kept(sent, platformShare);
  } catch (error) {
    if (error instanceof ServiceError || error instanceof OutboundError) return delivered(sent, dependencies);
    throw error;
  }
}

/** Whether a score stands there whose answer never reached us. */
async function hasArrived(
  grade: Grade,
  to: Destination,
  dependencies: DestinationDependencies,
): Promise<boolean> {
  const { unsure, share, deliveredShare } = grade;
  // A value that was delivered before says nothing of this delivery.
  if (unsure !== true || share === deliveredShare || !to.scopes.includes(scope.result)) return false;
  try {
    const platformShare = await shareAt(to, dependencies);
    return platformShare !== undefined && isSameThere(platformShare, share, to.registration.family);
  } catch (error) {
    if (error instanceof ServiceError && !error.passing) return false;
    throw error;
  }
}

async function send(
  grade: Grade,
  timestamp: number,
  newSubmission: boolean,
  to: Destination,
  { client, launchUrl }: DestinationDependencies,
): Promise<void> {
  const { registration, lineItem, userId } = to;
  const quirks = quirksOf(registration.family);
  const { revised = false, startedAt, submittedAt } = grade;
  const repeated = quirks.commentsAddUp && grade.comment === grade.commentSent;
  const facts = { newSubmission, revised, submittedAt, launchUrl };
  const points = pointsOf(shareThere(grade.share, registration.family));
  const comment = repeated ? undefined : grade.comment;
  const extension = quirks.extension(facts);
  const once = newSubmission && quirks.countsAttempts;
  const value = { points, timestamp, comment, startedAt, submittedAt };
  const score = { lineItem, userId, ...value, extension, once };
  try {
    await sendScore(registration, score, client);
  } catch (error) {
    const unsure =
      error instanceof OutboundError
        ? error.code === 'timeout' || error.code === 'unreachable'
        : error instanceof ServiceError && error.code === 'status' && (error.status ?? 0) >= 500;
    throw unsure ? new UnsureError('the score may have arrived', { cause: error }) : error;
  }
}

function statusOf(error: unknown): number {
  return error instanceof ServiceError && error.code === 'status' ? (error.status ?? 0) : 0;
}

/** After a score was refused in a way that this platform gives a meaning. */
async function afterRefusal(
  grade: Grade,
  to: Destination,
  error: unknown,
  dependencies: DestinationDependencies,
): Promise<Grade> {
  const quirks = quirksOf(to.registration.family);
  const status = statusOf(error);
  if (quirks.notGraded.includes(status)) {
    return settled(grade, { state: 'refused', problem: 'not_graded_here' });
  }
  if (!quirks.conflicts.includes(status)) throw error;
  let compared: Grade;
  try {
    compared = await compare(grade, to, dependencies);
  } catch (cause) {
    throw new UnreadError('the other side of a conflict', { cause });
  }
  // Only 409 is sure to speak of a conflict: nothing stands there, and something else was wrong.
  const nothing = compared.state === 'kept' && compared.platformShare === undefined;
  return status !== 409 && nothing
    ? settled(grade, { state: 'refused', problem: `status_${status}` })
    : compared;
}

/**
 * Delivers the grade with this timestamp, or finds out why not. @returns the grade as that leaves it
 * @param sentBefore whether anything was sent for this learner and line item before: a first score meets no mark
 * @throws ObstacleError, ServiceError, OutboundError; UnsureError and UnreadError around one of these
 */
export async function deliverGrade(
  grade: Grade,
  timestamp: number,
  sentBefore: boolean,
  dependencies: DestinationDependencies,
): Promise<Grade> {
  const to = await destinationOf(grade, dependencies);
  if (grade.readBack) return compare(grade, to, dependencies);
  if (await hasArrived(grade, to, dependencies)) return delivered(asSent(grade), dependencies);
  if (grade.revised === true) {
    const other = await otherValue(grade, to, dependencies);
    if (other !== undefined) return kept(grade, other);
  }
  const { notGraded, countsAttempts } = quirksOf(to.registration.family);
  const newSubmission = grade.attempt > (grade.attemptSent ?? 0);
  try {
    try {
      await send(grade, timestamp, newSubmission, to, dependencies);
    } catch (error) {
      // It may have been the attempts of that person that were used up there, and no grade needs one.
      if (!newSubmission || !countsAttempts || !notGraded.includes(statusOf(error))) throw error;
      await send(grade, timestamp, false, to, dependencies);
    }
    return await accepted(grade, to, sentBefore, dependencies);
  } catch (error) {
    return afterRefusal(grade, to, error, dependencies);
  }
}
