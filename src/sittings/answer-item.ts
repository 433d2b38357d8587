import { mark } from '../assessment/marking/mark.js';
import type { Answer } from '../assessment/marking/item.js';
import { MarkingError } from '../assessment/marking/marking-error.js';
import { isRapidGuess } from '../assessment/marking/rapid-guess.js';
import { markableOf } from '../content/markable.js';
import { ConflictError } from '../store/errors.js';
import type { Versioned } from '../store/port.js';
import type { SittingDependencies } from './dependencies.js';
import { endIfOverdue } from './end-overdue-sittings.js';
import { withTrialAnswered } from './field-test.js';
import { keptAnswer } from './kept-answer.js';
import { SittingRefusal } from './refusal.js';
import { serveNext } from './serve-next.js';
import { wasEndedByTime, type ItemResponse, type Serving, type Sitting } from './sitting.js';
import { GRACE } from './time-limits.js';

/** `taken`: the answer counts. `already-answered`: that showing has its answer, which stays. */
export type AnswerResult = { readonly kind: 'taken' | 'already-answered'; readonly sitting: Sitting };

async function responseTo(
  serving: Serving,
  answer: Answer,
  { revisions, now }: SittingDependencies,
): Promise<ItemResponse> {
  const item = await revisions.find(serving.revision);
  try {
    const { credit } = mark(markableOf(item), answer);
    const answeredAt = now();
    const seconds = (answeredAt - serving.servedAt) / 1_000;
    const rapid = answer.kind !== 'skipped' && isRapidGuess(seconds, item.seconds);
    return { answer: keptAnswer(answer), credit, answeredAt, ...(rapid && { rapid }), ...serving };
  } catch (error) {
    if (error instanceof MarkingError)
      throw new SittingRefusal('answer_malformed', error.message, { cause: error });
    throw error;
  }
}

/** Whether that showing has its answer. */
export function hasAnswerTo({ responses, trials = [] }: Sitting, servingId: string): boolean {
  return [...responses, ...trials].some(({ id }) => id === servingId);
}

async function answerOnce(
  { doc: sitting, version }: Versioned<Sitting>,
  servingId: string,
  answer: Answer,
  dependencies: SittingDependencies,
): Promise<AnswerResult> {
  const { sittings } = dependencies;
  if (hasAnswerTo(sitting, servingId)) return { kind: 'already-answered', sitting };
  const { current } = sitting;
  if (wasEndedByTime(sitting)) {
    throw new SittingRefusal('time_over', 'time had ended the sitting');
  }
  if (current?.id !== servingId) throw new SittingRefusal('serving_unknown', 'this item was not served here');
  const response = await responseTo(current, answer, dependencies);
  const answered =
    current.trialTime === undefined
      ? { ...sitting, responses: [...sitting.responses, response] }
      : withTrialAnswered(sitting, response);
  const next = await serveNext(answered, dependencies);
  await sittings.replace(next, version);
  return { kind: 'taken', sitting: next };
}

/**
 * Marks and keeps an answer, then serves the next item or finishes: durable when this returns. Sent twice, by a
 * double click, a stale tab or two tabs at once, it counts once: the first to arrive stays.
 * @param known the sitting as it was last read
 * @throws SittingRefusal `sitting_not_started`, `time_over`, `serving_unknown`, `answer_malformed`
 */
export async function answerItem(
  known: Versioned<Sitting>,
  servingId: string,
  answer: Answer,
  dependencies: SittingDependencies,
): Promise<AnswerResult> {
  let found = await endIfOverdue(known, dependencies, GRACE);
  while (found !== undefined) {
    try {
      return await answerOnce(found, servingId, answer, dependencies);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      found = await dependencies.sittings.get(known.doc.id);
    }
  }
  throw new SittingRefusal('sitting_not_started', 'the sitting is gone');
}
