import type { Dialect } from './dialects/dialect.js';
import type { Lms } from './heard-lms.js';
import { roundedShare } from './rounded-share.js';
import type { ObjectiveStanding } from './tracker.js';

/** How good what an LMS holds is: a finished module, once more begun, is still finished. */
const RANKS: Readonly<Record<string, number>> = { failed: 1, completed: 1, passed: 2 };

/** The status and the score of the module or of an objective. */
export interface Outcome {
  /** 0 before the first end, 1 when failed or completed, 2 when passed. */
  readonly rank: () => number;
  /**
   * Writes what is worth it, score before status, since some LMSs let the later decide; a score only with an end.
   *
   * @returns whether the LMS has taken the status
   */
  readonly tell: (standing: Pick<ObjectiveStanding, 'status' | 'score'>) => boolean;
}

/**
 * Sees to it that no later try makes a result worse: passed stays above failed, either above incomplete, and of two
 * tries with the same outcome the higher score stays.
 *
 * @param path of the elements, `cmi.core.` or `cmi.objectives.2.`
 */
export function outcomeAt(lms: Lms, dialect: Dialect, path: string): Outcome {
  let rank = RANKS[dialect.statusAt(lms, path)] || 0;
  let highest = Number(lms.read(path + 'score.raw')) / 100 || 0;
  const write = (element: string, value: number): boolean => lms.write(`${path}score.${element}`, value);
  return {
    rank: () => rank,
    tell({ status, score = -1 }) {
      const next = RANKS[status] || 0;
      const isNews = next > rank || rank === 0;
      if (next > 0 && score >= 0 && (isNews || (next === rank && score >= highest))) {
        highest = score;
        if (dialect.rich) write('scaled', roundedShare(score, 1));
        write('raw', roundedShare(score, 100));
        write('min', 0);
        write('max', 100);
      }
      if (!isNews) return true;
      const taken = dialect.writeStatus(lms, path, status);
      // One that is refused is still news: it is told again.
      if (taken) rank = next;
      return taken;
    },
  };
}
