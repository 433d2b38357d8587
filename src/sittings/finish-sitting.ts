import type { StopReason } from '../assessment/stopping/stop.js';
import type { Content } from '../content/content.js';
import { gradeShareOf, outcomeOf } from './outcome.js';
import { leastAnswersOf } from './prescriptions.js';
import type { Sitting } from './sitting.js';

/** The content as the sitting's parameter set has it. */
interface UnderSet {
  readonly content: Content;
}

/** The sitting without what only an open one has. */
function closed(sitting: Sitting, finishedAt: number): Sitting {
  return { ...sitting, current: undefined, endsAt: undefined, finishedAt };
}

/**
 * The sitting finished: the outcome, and that its grade is due, stand in the same document as the last answer, so
 * that one write confirms them all.
 * @param finishedAt milliseconds since 1970
 */
export function finishSitting(
  sitting: Sitting,
  stop: StopReason | 'time',
  finishedAt: number,
  { content }: UnderSet,
): Sitting {
  const outcome = outcomeOf(sitting, stop, content);
  const gradeShare = gradeShareOf(sitting, outcome, content);
  return {
    ...closed(sitting, finishedAt),
    status: 'finished',
    outcome,
    ...(outcome.general.mean === undefined ? {} : { ability: outcome.general.mean }),
    ...(gradeShare === undefined || sitting.preview ? {} : { gradeShare, gradeDueAt: finishedAt }),
  };
}

/** The sitting as time leaves it: finished on what was answered, or unfinished where that is too little. */
export function endByTime(sitting: Sitting, under: UnderSet): Sitting {
  const { endsAt = 0, responses, prescription } = sitting;
  if (responses.length >= leastAnswersOf(prescription.settings)) {
    return finishSitting(sitting, 'time', endsAt, under);
  }
  return { ...closed(sitting, endsAt), status: 'unfinished' };
}
