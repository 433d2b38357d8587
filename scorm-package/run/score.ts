import type { Sitting } from '../../src/sittings/sitting.js';
import type { Course } from './course.js';

/** The share of the module's full points that its answers give so far, 0–1: what is not answered gives none. */
export function shareOf({ responses }: Pick<Sitting, 'responses'>, { asked }: Pick<Course, 'asked'>): number {
  return responses.reduce((sum, { credit }) => sum + credit, 0) / asked.length;
}

/** As points out of 100: what pages and gradebooks show. */
export function pointsOf(share: number): number {
  return Math.round(share * 100);
}

/** Whether a share of full points passes the module. */
export function passes(share: number, { module }: Pick<Course, 'module'>): boolean {
  return pointsOf(share) >= module.mastery;
}
