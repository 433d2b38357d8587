import type { Sitting } from '../sittings/sitting.js';
import type { Collection } from '../store/port.js';
import type { Grade } from './grade.js';

export interface GradeStatusDependencies {
  readonly sittings: Collection<Sitting>;
  readonly grades: Collection<Grade>;
}

/** How the delivery of grades stands: how many are in each state. */
export interface GradeStatus extends Readonly<Record<Grade['state'], number>> {
  /** Since when the oldest of those due waits, in milliseconds since 1970; undefined where none is due. */
  readonly oldestDue: number | undefined;
}

/** Since any time: the field is there only while the grade waits. */
const WAITING = { gte: 0 };

/** Grades of finished sittings that the worker has not yet looked at count as due. */
export async function gradeStatus({ sittings, grades }: GradeStatusDependencies): Promise<GradeStatus> {
  const [due, delivered, kept, refused, unfolded, [oldestGrade], [oldestSitting]] = await Promise.all([
    grades.count({ state: 'due' }),
    grades.count({ state: 'delivered' }),
    grades.count({ state: 'kept' }),
    grades.count({ state: 'refused' }),
    sittings.count({ gradeDueAt: WAITING }),
    grades.find({ where: { state: 'due' }, sort: [{ by: 'dueSince', order: 'asc' }], limit: 1 }),
    sittings.find({
      where: { gradeDueAt: WAITING },
      sort: [{ by: 'gradeDueAt', order: 'asc' }],
      limit: 1,
    }),
  ]);
  const waiting = [oldestGrade?.doc.dueSince, oldestSitting?.doc.gradeDueAt];
  const since = waiting.filter((time) => time !== undefined);
  return {
    due: due + unfolded,
    delivered,
    kept,
    refused,
    oldestDue: since.length === 0 ? undefined : Math.min(...since),
  };
}
