import type { Dialect } from './dialects/dialect.js';
import type { Lms } from './heard-lms.js';
import { roundedShare } from './rounded-share.js';
import type { ObjectiveStanding } from './tracker.js';

/** How good what an LMS holds is: a finished module, once more begun, is still finished. */
const RANKS: Readonly<Record<string, number>> = { failed: 1, completed: 1, passed: 2 };

type Result = Pick<ObjectiveStanding, 'status' | 'score'>;

/** The status and the score of the module or of an objective. */
export interface Outcome {
  /** 0 before the first end, 1 when failed or completed, 2 when passed. */
  readonly rank: () => number;
  /**
   * Writes what is worth it, score before status, since some LMSs let the later decide; a score only with an end.
   *
   * @returns whether the LMS has taken the status, and the score where there was one to write
   */
  readonly tell: (standing: Result) => boolean;
}

/**
 * Sees to it that no later try makes a result worse: passed stays above failed, either above incomplete, and of two
 * tries with the same outcome the higher score stays.
 *
 * @param path of the elements, `cmi.core.` or `cmi.objectives.2.`
 */
export function outcomeAt(lms: Lms, { core, lesson, rich }: Dialect, path: string): Outcome {
  // SCORM 1.2 tells in one word what SCORM 2004 tells in two.
  const completion = path + (rich ? 'completion_' : path === core ? lesson : '') + 'status';
  const success = rich ? path + 'success_status' : completion;
  const completed = RANKS[lms.read(completion)];
  let rank = (completed && (RANKS[lms.read(success)] || 1)) || 0;
  let highest = Number(lms.read(path + 'score.raw')) / 100 || 0;
  let refused: Result | undefined;
  const write = (element: string, value: number): boolean => lms.write(`${path}score.${element}`, value);
  return {
    rank: () => rank,
    tell(standing) {
      // A result that was refused is not forgotten for a module that is begun once more.
      const { status, score = -1 } = (!RANKS[standing.status] && refused) || standing;
      const next = RANKS[status] || 0;
      const isNews = next > rank || !rank;
      let taken = true;
      if (next && score >= 0 && (isNews || (next === rank && score >= highest))) {
        highest = score;
        taken = !rich || write('scaled', roundedShare(score, 1));
        taken = write('raw', roundedShare(score, 100)) && taken;
        write('min', 0);
        write('max', 100);
      }
      if (isNews) {
        let isTold = lms.write(completion, rich && next ? 'completed' : status);
        // An LMS with a passing score may have called the module passed before its end: so it stays.
        if (rich && next && (next > 1 || lms.read(success) !== 'passed')) {
          isTold = lms.write(success, status) && isTold;
        }
        // One that is refused is still news: it is told again.
        if (isTold) rank = next;
        taken = isTold && taken;
      }
      refused = taken ? undefined : { status, score };
      return taken;
    },
  };
}
