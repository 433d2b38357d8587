import { estimateAbility } from '../../src/assessment/ability.js';
import type { Plan } from '../../src/assessment/plan.js';
import { selectItem } from '../../src/assessment/selection/select-item.js';
import type { Course } from './course.js';
import { showIn } from './module-sitting.js';
import { answersOf, roundAnswers, type Run } from './run.js';

/** How many questions a round of practice has, where the package has as many. */
const ROUND = 10;

/** Four of five right keeps one going, and still teaches. */
const SUCCESS_RATE = 0.8;

export function questionsInRound({ items }: Pick<Course, 'items'>): number {
  return Math.min(ROUND, items.size);
}

/** The last answer to each item: an item met twice is not two proofs of the same ability. */
function lastAnswers(run: Run) {
  return [...new Map(answersOf(run).map((response) => [response.item, response])).values()];
}

function planOf({ content, items }: Course): Plan {
  return {
    competences: [content.competence.id],
    min: 1,
    max: items.size,
    mode: 'training',
    rules: {
      balance: 'none',
      criterion: 'information',
      draw: { kind: 'randomesque', among: 3 },
      successRate: SUCCESS_RATE,
    },
  };
}

/**
 * The run with the practice item that the learner needs next: one missed or never met before one that was right, and of
 * those one that the ability estimated from all answers gives a good chance of. Without one where the round is over.
 */
export function withNextPractice(run: Run, course: Course, now: number): Run {
  const { round } = run;
  if (round === undefined) return run;
  const over = { ...run, round: { from: round.from } };
  if (roundAnswers(run).length >= questionsInRound(course)) return over;
  const answered = lastAnswers(run);
  const selection = selectItem(
    {
      plan: planOf(course),
      bank: course.bank,
      responses: roundAnswers(run),
      earlier: answered.filter(({ credit }) => credit === 1).map(({ item }) => item),
      seed: `${run.sitting.seed}/practice/${run.others.length}`,
    },
    estimateAbility(course.bank, answered),
  );
  if (selection === undefined) return over;
  return { ...run, round: { ...round, current: showIn(run, course, selection.item.id, now) } };
}

/** Begins a round of practice. */
export function beginRound(run: Run, course: Course, now: number): Run {
  return withNextPractice({ ...run, place: 'practice', round: { from: run.others.length } }, course, now);
}
