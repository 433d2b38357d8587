import { personById, personBySub } from '../course/people.js';
import { DemoLmsError } from '../errors.js';
import type { Lms } from '../lms.js';
import type { Grade, LineItem } from '../state/schema.js';
import { readScore } from './score-request.js';

/**
 * Keeps a score as Moodle does: learners only; and only when it is newer, in whole seconds, than what stands
 * (a mark given by hand counts too).
 *
 * @throws DemoLmsError `incorrect_score` (400), `not_newer` (409)
 */
export async function recordScore(lms: Lms, item: LineItem, body: unknown): Promise<void> {
  const score = readScore(body);
  if (personBySub(score.userId)?.role !== 'learner') {
    throw new DemoLmsError(400, 'incorrect_score', 'Incorrect score received: userId is not a learner here');
  }
  const standing = gradeOf(lms, item.id, score.userId);
  if (standing !== undefined && standing.modifiedAt >= score.at) {
    throw new DemoLmsError(409, 'not_newer', 'Refusing score with an earlier or equal timestamp');
  }
  await keep(lms, {
    lineItemId: item.id,
    userId: score.userId,
    score: score.share === null ? null : score.share * item.scoreMaximum,
    comment: score.comment,
    activityProgress: score.activityProgress,
    gradingProgress: score.gradingProgress,
    timestamp: score.timestamp,
    modifiedAt: score.at,
    receivedAt: lms.now(),
    byHand: false,
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
    modifiedAt: Math.floor(lms.now() / 1000),
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
