import type { Grade } from '../../grades/grade.js';
import type { Participation } from '../../sittings/participants.js';
import type { Collection } from '../../store/port.js';

/** The grades of these people in a placement, as far as they have any. */
export async function gradesOf(
  placementId: string,
  rows: readonly Participation[],
  { grades }: { readonly grades: Collection<Grade> },
): Promise<Grade[]> {
  const learners = rows.flatMap(({ learnerId }) => learnerId ?? []);
  if (learners.length === 0) return [];
  const found = await grades.find({ where: { placementId, learnerId: { in: learners } } });
  return found.map(({ doc }) => doc);
}
