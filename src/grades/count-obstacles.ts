import type { Grade } from './grade.js';
import type { Collection } from '../store/port.js';

/** How many grades of one platform are not delivered for one reason. */
export interface Obstacles {
  readonly state: Grade['state'];
  /** The code that the last delivery left, such as `status_404`. */
  readonly problem: string;
  readonly registrationId: string;
  readonly count: number;
}

/** Counts the grades that something stands in the way of; the most frequent reason comes first. */
export async function countObstacles(grades: Collection<Grade>): Promise<Obstacles[]> {
  const found = new Map<string, Obstacles>();
  for await (const { state, problem, registrationId } of grades.stream({
    state: { in: ['due', 'kept', 'refused'] },
  })) {
    if (problem === undefined) continue;
    const key = `${registrationId} ${state} ${problem}`;
    found.set(key, { state, problem, registrationId, count: (found.get(key)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
