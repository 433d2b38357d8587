import { personById, personBySub } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { Grade, LineItem } from '../state/schema.js';
import { dialectOf, type Dialect } from './dialects.js';
import { readScore, type ScoreRequest } from './score-request.js';

/** @throws DemoLmsError `not_newer` (409, or 400) */
function refuseOld(standing: Grade | undefined, { at }: ScoreRequest, dialect: Dialect): void {
  if (standing === undefined) return;
  const { precision, equalIsOld, oldStatus } = dialect;
  const [before, now] = [standing.modifiedAt * 1000, at].map((time) =>
    Math.floor(Math.round(time) / precision),
  );
  if (before === undefined || now === undefined || (equalIsOld ? before < now : before <= now)) return;
  throw new DemoLmsError(oldStatus, 'not_newer', 'Refusing score with an earlier or equal timestamp');
}

/**
 * Keeps a score as Moodle does, or as told: learners only; and only when it is newer than what stands (a mark given
 * by hand counts too).
 *
 * @throws DemoLmsError `incorrect_score` (400; 403 or 422 of who is no learner), `no_attempt_left` (422),
 * `not_newer` (409, or 400)
 */
export async function recordScore(lms: Lms, item: LineItem, body: unknown): Promise<void> {
  const dialect = dialectOf(lms);
  const score = readScore(body, dialect);
  if (personBySub(score.userId)?.role !== 'learner') {
    throw new DemoLmsError(dialect.notLearnerStatus, 'incorrect_score', 'userId is not a learner here');
  }
  const standing = gradeOf(lms, item.id, score.userId);
  refuseOld(standing, score, dialect);
  const attempts = (standing?.attempts ?? 0) + (dialect.countsAttempts && score.newSubmission ? 1 : 0);
  if (attempts > (standing?.attempts ?? 0) && lms.faults.strike('no-attempt-left') !== undefined) {
    throw new DemoLmsError(422, 'no_attempt_left', 'The maximum number of allowed attempts has been reached');
  }
  if (score.share === null && dialect.unfinished === 'ignored') return;
  if (standing?.byHand === true && (score.givesWay || lms.faults.isOn('mark-stands'))) return;
  const said = dialect.commentsAddUp ? [standing?.comment ?? '', score.comment] : [score.comment];
  await keep(lms, {
    lineItemId: item.id,
    userId: score.userId,
    score: score.share === null ? null : score.share * item.scoreMaximum,
    comment: said.filter((comment) => comment !== '').join('\n'),
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    timestamp: score.timestamp,
    modifiedAt: score.at / 1000,
    receivedAt: lms.now(),
    byHand: false,
    attempts,
  });
}

/**
 * A teacher's own mark, on the line item's scale; it stands until a tool sends a newer score.
 *
 * @param personId the `id` of a person
 * @throws DemoLmsError `unknown_person`, `unknown_line_item` (404)
 */
export async function gradeByHand(
  lms: Lms,
  lineItemId: string,
  personId: string,
  score: number,
): Promise<void> {
  if (!lms.keeper.state.lineItems.some(({ id }) => id === lineItemId)) {
    throw new DemoLmsError(404, 'unknown_line_item', 'there is no such line item');
  }
  await keep(lms, {
    lineItemId,
    userId: personById(personId).sub,
    score,
    comment: '',
    activityProgress: 'Completed',
    gradingProgress: 'FullyGraded',
    timestamp: new Date(lms.now()).toISOString(),
    modifiedAt: lms.now() / 1000,
    receivedAt: lms.now(),
    byHand: true,
  });
}

/** @param userId the person's `sub` */
export function gradeOf(lms: Lms, lineItemId: string, userId: string): Grade | undefined {
  return lms.keeper.state.grades.find((grade) => grade.lineItemId === lineItemId && grade.userId === userId);
}

async function keep(lms: Lms, grade: Grade): Promise<void> {
  const { state } = lms.keeper;
  const others = state.grades.filter(
    ({ lineItemId, userId }) => lineItemId !== grade.lineItemId || userId !== grade.userId,
  );
  state.grades = [...others, grade];
  await lms.keeper.save();
}
