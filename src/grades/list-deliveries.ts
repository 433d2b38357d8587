import type { Identity, Learners } from '../sittings/learners.js';
import type { Collection } from '../store/port.js';
import type { Grade } from './grade.js';

/** One learner's grade with who they are. */
export interface Delivery {
  readonly grade: Grade;
  /** Absent where the platform does not tell names. */
  readonly name: string | undefined;
}

export interface Deliveries {
  /** Those that need somebody first: refused, kept, due, delivered; then by name. */
  readonly all: readonly Delivery[];
  readonly identities: ReadonlyMap<string, Identity>;
}

const ORDER: readonly Grade['state'][] = ['refused', 'kept', 'due', 'delivered'];
const BY_NAME = new Intl.Collator('fr', { sensitivity: 'base' });

function before(one: Delivery, other: Delivery): number {
  const states = ORDER.indexOf(one.grade.state) - ORDER.indexOf(other.grade.state);
  if (states !== 0) return states;
  const names = BY_NAME.compare(one.name ?? '\uffff', other.name ?? '\uffff');
  return names === 0 ? (one.grade.learnerId < other.grade.learnerId ? -1 : 1) : names;
}

/** How the delivery of every grade of a placement stands. */
export async function listDeliveries(
  placementId: string,
  { grades, learners }: { readonly grades: Collection<Grade>; readonly learners: Learners },
): Promise<Deliveries> {
  const found = (await grades.find({ where: { placementId } })).map(({ doc }) => doc);
  const identities = await learners.findAll(found.map(({ learnerId }) => learnerId));
  const all = found.map((grade) => ({ grade, name: identities.get(grade.learnerId)?.name }));
  return { all: all.sort(before), identities };
}
