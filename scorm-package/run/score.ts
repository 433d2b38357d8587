import type { Sitting } from '../../src/sittings/sitting.js';
import type { Course } from './course.js';
import type { Run } from './run.js';

/** The share of the module's full points that its answers give so far, 0–1: what is not answered gives none. */
export function shareOf({ responses }: Pick<Sitting, 'responses'>, { asked }: Pick<Course, 'asked'>): number {
  return responses.reduce((sum, { credit }) => sum + credit, 0) / asked.length;
}

/** The share that counts: the best of the finished runs and of this one, 0–1; undefined before the first answer. */
export function countingShare({ sitting, best }: Run, course: Course): number | undefined {
  if (sitting.responses.length === 0) return best;
  return Math.max(best ?? 0, shareOf(sitting, course));
}

/** As points out of 100: what pages and gradebooks show. */
export function pointsOf(share: number): number {
  return Math.round(share * 100);
}

/** Whether a share of full points passes the module. */
export function passes(share: number, { module }: Pick<Course, 'module'>): boolean {
  return pointsOf(share) >= module.mastery;
}
