import type { PrescriptionSettings } from '../prescriptions.js';
import { HIGHEST_LEVEL, LOWEST_LEVEL, type Composition } from './composition.js';

/** What a column is worth unless a teacher says otherwise. */
export const DEFAULT_POINTS = 100;

/** What a teacher would have composed to get these settings: where the next composition starts from. */
export function compositionOf(settings: PrescriptionSettings): Composition {
  const { title, competences, mode, levels, length, feedback, grading, attempts } = settings;
  const { points = DEFAULT_POINTS, passing, timeLimit, opensAt, closesAt, leastAnswers } = settings;
  return {
    title,
    parts: competences,
    mode,
    levels: levels ?? { from: LOWEST_LEVEL, to: HIGHEST_LEVEL },
    length,
    feedback,
    graded: grading !== 'none',
    points,
    passing,
    attempts,
    timeLimit,
    opensAt,
    closesAt,
    leastAnswers,
  };
}
