import { ConflictError } from '../store/errors.js';
import type { Collection } from '../store/port.js';
import { HELD_FOR, type Grade } from './grade.js';
import { dueAt } from './queue.js';

export interface ReleaseDependencies {
  readonly grades: Collection<Grade>;
  readonly now: () => number;
}

/** Where something changed that deliveries may wait for: a placement's services, or a registration's status. */
export type HeldAt = { readonly placementId: string } | { readonly registrationId: string };

function isHeld({ problem }: Grade): boolean {
  return HELD_FOR.some((reason) => reason === problem);
}

/** Grades that are held back there are due now; those that wait after a failed try keep waiting. */
export async function releaseHeldGrades(where: HeldAt, { grades, now }: ReleaseDependencies): Promise<void> {
  for await (const { id, ...seen } of grades.stream({ ...where, state: 'due' })) {
    if (!isHeld({ id, ...seen })) continue;
    const found = await grades.get(id);
    if (found?.doc.state !== 'due') continue;
    try {
      await grades.replace(dueAt({ ...found.doc, tries: 0 }, now()), found.version);
    } catch (error) {
      // It is being delivered, or a later attempt was folded in: due now in either case.
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
