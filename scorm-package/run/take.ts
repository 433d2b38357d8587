import { mark } from '../../src/assessment/marking/mark.js';
import type { Answer } from '../../src/assessment/marking/item.js';
import { markableOf } from '../../src/content/markable.js';
import { keptAnswer } from '../../src/sittings/kept-answer.js';
import { isDone, nextStepOf } from '../../src/sittings/module-steps.js';
import type { ItemResponse, Serving } from '../../src/sittings/sitting.js';
import { itemIn, type Course } from './course.js';
import { atNextStep, newSitting } from './module-sitting.js';
import { withNextPractice } from './practice.js';
import type { Run } from './run.js';
import { shareOf } from './score.js';

/** A learner's first run, before its first page. */
export function newRun(course: Course, seed: string, now: number): Run {
  return atNextStep({ sitting: newSitting(course, seed, now), others: [], place: 'start' }, course, now);
}

/** A new run after one that is over: what was answered stays known, the best result counts. */
export function runAgain(run: Run, course: Course, seed: string, now: number): Run {
  const { sitting, others, best } = withBest(run, course);
  const again = { sitting: newSitting(course, seed, now), others: [...others, ...sitting.responses] };
  return atNextStep({ ...again, place: 'step', ...(best === undefined ? {} : { best }) }, course, now);
}

/** With the result of a finished run kept, where it is the best. */
export function withBest(run: Run, course: Course): Run {
  if (run.sitting.status !== 'finished') return run;
  return { ...run, best: Math.max(run.best ?? 0, shareOf(run.sitting, course)) };
}

/** With a card read: only the one that it is at; any other changes nothing. */
export function withRead(run: Run, course: Course, step: string, now: number): Run {
  const { sitting } = run;
  const next = nextStepOf(course.module, sitting);
  if (next === undefined || next.id !== step || next.kind === 'item' || isDone(next, sitting)) return run;
  const read = { ...run, sitting: { ...sitting, read: [...(sitting.read ?? []), step] } };
  const at = atNextStep(read, course, now);
  return withBest({ ...at, place: at.sitting.status === 'finished' ? 'results' : 'step' }, course);
}

/** @throws MarkingError for an answer that the item cannot have */
function responseTo(serving: Serving, answer: Answer, course: Course, now: number): ItemResponse {
  const { credit } = mark(markableOf(itemIn(course, serving.item)), answer);
  return { ...serving, answer: keptAnswer(answer), credit, answeredAt: now };
}

/** With the module's item answered and marked; without one served nothing changes. @throws MarkingError */
export function withAnswer(run: Run, course: Course, answer: Answer, now: number): Run {
  const { sitting } = run;
  if (sitting.current === undefined) return run;
  const response = responseTo(sitting.current, answer, course, now);
  const answered = { ...run, sitting: { ...sitting, responses: [...sitting.responses, response] } };
  return withBest({ ...atNextStep(answered, course, now), place: 'feedback' }, course);
}

/** With the practice item answered and marked; without one served nothing changes. @throws MarkingError */
export function withPracticeAnswer(run: Run, course: Course, answer: Answer, now: number): Run {
  const { round } = run;
  if (round?.current === undefined) return run;
  const others = [...run.others, responseTo(round.current, answer, course, now)];
  return withNextPractice(
    { ...run, others, place: 'practice-feedback', round: { from: round.from } },
    course,
    now,
  );
}
